/**
 * Every metric of two batches side by side, with the difference and its own interval.
 *
 * The difference is b − a, its interval that of independent estimates (see `differenceInterval`). It is worse when the whole
 * interval lies on the side that the metric calls worse. Nothing is said where one of the two has no estimate, or fewer rows than
 * it would be judged on (there intervals hold the truth less often than they say), was measured by another version of the
 * metric, or counts what grows with the batch.
 */
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import type { JudgedRow } from "./judged-row.ts";

export const TURNS = ["worse", "unclear", "better", "none"] as const;
/** What the difference says of b against a; "none" where there is no difference to speak of. */
export type Turn = (typeof TURNS)[number];

export const TURN_TEXT: Record<Turn, string> = {
  worse: "worse",
  unclear: "no clear change",
  better: "better",
  none: "not compared",
};

export interface MeasuredRow extends JudgedRow {
  /** Of the metric that gave the outcome; null where it is not known. */
  measuredVersion: number | null;
}

interface Side {
  outcome: Outcome;
  state: MetricState;
}

export interface ComparedMetric extends Pick<JudgedRow, "id" | "title" | "group" | "unit" | "better" | "target"> {
  a: Side;
  b: Side;
  /** b − a; null where they are not compared. */
  difference: { value: number; low: number; high: number } | null;
  turn: Turn;
  /** How far b is on the worse side of a, in distances of the metric's fail line from its warn line; null without a difference. */
  worsening: number | null;
  /** Why there is no difference, or how it is to be read. */
  note: string | null;
}

/** In catalogue order; what only one of the batches has is left out. */
export function compareMetrics(ofA: readonly MeasuredRow[], ofB: readonly MeasuredRow[]): ComparedMetric[] {
  const others = new Map(ofB.map((row) => [row.id, row]));
  return ofA.flatMap((a) => {
    const b = others.get(a.id);
    return b ? [compared(a, b)] : [];
  });
}

function compared(a: MeasuredRow, b: MeasuredRow): ComparedMetric {
  const { id, title, group, unit, better, target } = a;
  const facts = { id, title, group, unit, better, target, a: sideOf(a), b: sideOf(b) };
  const why = whyNot(a, b);
  if (why || a.outcome.kind !== "estimate" || b.outcome.kind !== "estimate")
    return { ...facts, difference: null, turn: "none", worsening: null, note: why };
  const difference = differenceInterval(b.outcome, a.outcome);
  const harm = harmOf(a, a.outcome.value, b.outcome.value);
  // What is counted over a whole delivery has no interval; a change that three decimals do not show is none.
  const isSure = (difference.low > 0 || difference.high < 0) && Math.abs(difference.value) >= 0.0005;
  const turn = !isSure || harm === 0 ? "unclear" : harm > 0 ? "worse" : "better";
  const worsening = harm / (Math.abs(a.lines.fail - a.lines.warn) || Math.abs(a.lines.fail) || 1);
  const note = group === "drift" ? "Each against the batch before it in its own contract." : null;
  return { ...facts, difference, turn, worsening, note };
}

function sideOf({ outcome, state }: JudgedRow): Side {
  return { outcome, state };
}

function whyNot(a: MeasuredRow, b: MeasuredRow): string | null {
  const missing = [a, b].flatMap(({ outcome }, i) => (outcome.kind === "estimate" ? [] : [i === 0 ? "A" : "B"]));
  if (missing.length > 0) return `There is no estimate of ${missing.join(" and ")}.`;
  const few = [a, b].flatMap(({ state }, i) => (state === "insufficient" ? [i === 0 ? "A" : "B"] : []));
  if (few.length > 0) return `Not enough data to judge ${few.join(" and ")}.`;
  if (a.measuredVersion !== b.measuredVersion)
    return `Measured by versions ${a.measuredVersion ?? "?"} and ${b.measuredVersion ?? "?"} of the metric; measure both anew.`;
  return a.unit === "count" ? "A count, which grows with the batch." : null;
}

/** Positive: b is worse. */
function harmOf({ better, target = 0 }: JudgedRow, a: number, b: number): number {
  if (better === "higher") return a - b;
  if (better === "lower") return b - a;
  return Math.abs(b - target) - Math.abs(a - target);
}

export const COMPARE_SORTS = ["worst", "metric", "size"] as const;
export type CompareSort = (typeof COMPARE_SORTS)[number];

/** "worst": what is worse for sure first, what is not compared last; within each the largest worsening first. */
export function sortCompared(rows: readonly ComparedMetric[], sort: CompareSort, reversed: boolean): ComparedMetric[] {
  const places = new Map(rows.map((row, place) => [row, place]));
  const inOrder = [...rows].sort((a, b) => {
    const none = Number(a.turn === "none") - Number(b.turn === "none");
    if (sort === "metric") return (reversed ? -1 : 1) * (a.title < b.title ? -1 : 1);
    if (none !== 0) return none;
    const apart = sort === "size" ? sizeOf(b) - sizeOf(a) : worst(a, b);
    return (reversed ? -apart : apart) || (places.get(a) ?? 0) - (places.get(b) ?? 0);
  });
  return inOrder;
}

function worst(a: ComparedMetric, b: ComparedMetric): number {
  return TURNS.indexOf(a.turn) - TURNS.indexOf(b.turn) || (b.worsening ?? 0) - (a.worsening ?? 0);
}

function sizeOf({ worsening }: ComparedMetric): number {
  return Math.abs(worsening ?? 0);
}
