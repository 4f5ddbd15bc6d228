/** Charts that run over the weeks of a contract, from what was measured then. */
import { groupDigits } from "#app/domain/figure.ts";
import type { Detail, Metric, Outcome } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import type { Chart, DriftCell, DriftStrip, StrengthWeeks } from "./charts.ts";

export interface MeasuredWeek {
  week: number;
  batchId: string;
  outcomes: ReadonlyMap<string, Outcome>;
}

/** @param histograms of the strength of preference, with its detail, by week. */
export function strengthChart(
  histograms: readonly { week: number; batchId: string; outcome: Outcome }[],
): Chart<StrengthWeeks> {
  const weeks = histograms.flatMap(({ week, batchId, outcome }) =>
    outcome.kind === "estimate" && outcome.detail ? [{ week, batchId, outcome, detail: outcome.detail }] : [],
  );
  const labels = [...new Set(weeks.flatMap(({ detail }) => detail.rows.map(([label]) => String(label))))];
  const drawn = {
    labels,
    weeks: weeks.map(({ week, batchId, outcome, detail }) => ({
      week,
      batchId,
      n: outcome.n,
      mean: outcome.value,
      shares: labels.map((label) => shareOf(detail, label)),
      params: labels.map((label) => paramsOf(detail, label)),
    })),
  };
  const [first, last] = [weeks[0], weeks.at(-1)];
  return {
    id: "strength-by-week",
    finding:
      !first || !last
        ? "No week has labels with a strength yet"
        : first === last
          ? `One week so far: mean strength ${groupDigits(first.outcome.value, 3)} in week ${first.week}; small multiples begin with the second`
          : `Mean strength of preference${moved(first.outcome, last.outcome)} from ${groupDigits(first.outcome.value, 3)} in week ${first.week} to ${groupDigits(last.outcome.value, 3)} in week ${last.week}`,
    columns: ["week", "label", "share", "n"],
    rows: drawn.weeks.flatMap(({ week, shares, n }) => shares.map((share, i) => [week, labels[i] ?? "", share, n])),
    drawn: drawn.weeks.length > 0 ? drawn : null,
  };
}

function shareOf({ columns, rows }: Detail, label: string): number {
  const share = rows.find(([name]) => String(name) === label)?.[columns.indexOf("share")];
  return typeof share === "number" ? share : 0;
}

function paramsOf({ rows, rowParams }: Detail, label: string): string | null {
  return rowParams?.[rows.findIndex(([name]) => String(name) === label)] ?? null;
}

type Estimated = Extract<Outcome, { kind: "estimate" }>;

function moved(from: Estimated, to: Estimated): string {
  if (Math.abs(to.value - from.value) < 0.01) return " stayed";
  const { low, high } = differenceInterval(to, from);
  if (low <= 0 && high >= 0) return ": no change beyond chance";
  return low > 0 ? " rose" : " fell";
}

/** Every index of drift against the weeks; the words are those of the lines. */
export function driftChart(weeks: readonly MeasuredWeek[], metrics: readonly Metric[]): Chart<DriftStrip> {
  const indices = metrics.filter(({ group, unit }) => group === "drift" && unit === "index");
  const rows = indices
    .map((metric) => ({ metric, cells: weeks.map(({ outcomes }) => cellOf(metric, outcomes.get(metric.id))) }))
    .filter(({ cells }) => cells.some(({ value }) => value !== null));
  const all = rows.flatMap(({ metric, cells }) => cells.map((cell, i) => ({ metric, cell, week: weeks[i]?.week })));
  const [largest] = all
    .filter(({ cell }) => cell.level !== null)
    .sort((a, b) => (b.cell.level ?? 0) - (a.cell.level ?? 0));
  return {
    id: "drift-strip",
    finding: largest
      ? `Largest shift: ${largest.metric.title.replace(/ \(PSI\)$/, "").toLowerCase()} in week ${largest.week}, ${groupDigits(largest.cell.value ?? 0, 3)} (${bandWord(largest.cell)})`
      : "Drift is told from the second week on: there is no week before the first",
    columns: ["metric", "week", "value", "n", "band"],
    rows: all.map(({ metric, cell, week }) => [metric.id, week ?? null, cell.value, cell.n, bandWord(cell)]),
    drawn: largest
      ? {
          weeks: weeks.map(({ week, batchId }) => ({ week, batchId })),
          metrics: rows.map(({ metric: { id, title, unit }, cells }) => ({ id, title, unit, cells })),
        }
      : null,
  };
}

function cellOf(metric: Metric, outcome: Outcome | undefined): DriftCell {
  if (outcome?.kind !== "estimate") return { value: null, n: null, state: "insufficient", level: null };
  const { value, n } = outcome;
  const state = stateOf(outcome, { ...metric.lines, minimumN: metric.minimumN }, metric);
  return { value, n, state, level: n < metric.minimumN ? null : Math.min(1, Math.max(0, value / metric.lines.fail)) };
}

const BANDS = { pass: "stable", warn: "moved", fail: "major shift", insufficient: "not enough data" } as const;

export function bandWord({ state }: Pick<DriftCell, "state">): string {
  return BANDS[state];
}
