/** What a table of slices shows, in a sentence. */
import { countOf, estimateText, groupDigits } from "#app/domain/figure.ts";
import type { Metric, Outcome } from "#app/metrics/metric.ts";
import type { SliceOutcome } from "./slice-outcomes.ts";

/** @example "1 of 4 domains fails: writing, 0.640 [0.611, 0.668] where the whole week has 0.558." */
export function slicesSentence(
  metric: Pick<Metric, "unit" | "better" | "target">,
  by: string,
  rows: readonly SliceOutcome[],
  whole: Outcome | null,
): string {
  const judged = rows.filter(({ state }) => state !== "insufficient");
  if (judged.length === 0) return `No ${by} has enough data to be judged on its own.`;
  const [worst] = [...judged].sort((a, b) => badness(metric, b.outcome) - badness(metric, a.outcome));
  const fails = judged.filter(({ state }) => state === "fail").length;
  const warns = judged.filter(({ state }) => state === "warn").length;
  const counts = [fails > 0 && `${groupDigits(fails)} fail`, warns > 0 && `${groupDigits(warns)} warn`].filter(Boolean);
  const verdict = counts.length > 0 ? counts.join(" and ") : "none warns or fails";
  const head = `Of ${countOf(judged.length, `${by} with enough data`, `${plural(by)} with enough data`)}, ${verdict}`;
  if (worst?.outcome.kind !== "estimate" || judged.length === 1) return `${head}.`;
  const against = whole?.kind === "estimate" ? ` where the whole week has ${groupDigits(whole.value, 3)}` : "";
  return `${head}; furthest is ${worst.name}, ${estimateText(worst.outcome, metric.unit)}${against}.`;
}

/** Larger is worse. */
export function badness({ better, target = 0 }: Pick<Metric, "better" | "target">, outcome: Outcome): number {
  if (outcome.kind !== "estimate") return Number.NEGATIVE_INFINITY;
  if (better === "higher") return -outcome.value;
  return better === "lower" ? outcome.value : Math.abs(outcome.value - target);
}

function plural(by: string): string {
  return `${by}${/s$/.test(by) ? "es" : "s"}`;
}
