/** What a comparison says, in words. */
import { estimateText, valueText } from "#app/domain/figure.ts";
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import { type Claim, type Comparison, FEWEST_SEEDS } from "./compare-runs.ts";

export const CLAIM_WORDS: Record<Claim, string> = {
  better: "better",
  worse: "worse",
  "no-difference": "no visible difference",
  "too-few-seeds": "too few seeds to say",
  "seeds-alike": "the seeds do not differ",
};

/** Of a batch that was left out. */
export const WORTH_WORDS: Record<Claim, string> = { ...CLAIM_WORDS, better: "helps", worse: "hurts" };

export const CLAIM_STATES: Record<Claim, MetricState> = {
  better: "pass",
  worse: "fail",
  "no-difference": "warn",
  "too-few-seeds": "insufficient",
  "seeds-alike": "insufficient",
};

/** @example "+0.031 [+0.012, +0.050], 3 v 3 seeds" */
export function comparisonText(comparison: Comparison): string {
  const { value, interval, seeds } = comparison;
  const number = interval ? estimateText({ value, ...interval }, "difference") : valueText(value, "difference");
  return `${number}, ${seeds.a} v ${seeds.b} seeds`;
}

/** What the interval leaves out; "" when there is nothing to warn of. */
export function caveatOf({ claim, basis }: Pick<Comparison, "claim" | "basis">): string {
  if (claim === "seeds-alike")
    return "Every seed gave the same value on both sides: seeds that change nothing tell nothing of chance.";
  if (claim !== "too-few-seeds") return "";
  const needed = `At least ${FEWEST_SEEDS} seeds a side are needed for a claim.`;
  if (basis === "items")
    return `${needed} The interval covers the benchmark’s items alone; how much another seed would move the score is not in it.`;
  return `${needed} Nothing given says how sure the numbers are.`;
}

/** For the chart and the tables of numbers; n counts the seeds of both sides. */
export function outcomeOf(comparison: Comparison): Outcome {
  const { value, interval, seeds } = comparison;
  const { low, high } = interval ?? { low: value, high: value };
  return { kind: "estimate", value, low, high, n: seeds.a + seeds.b, nUnit: "seeds" };
}
