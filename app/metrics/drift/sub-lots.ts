/** Daily sub-lots: the judgments of a batch by the UTC day they were made, and how a share runs over the days. */
import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import type { BatchView } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";

export const MS_A_DAY = 86_400_000;
/** Days since 1970 that have a date of four digits; anything else is no time a judgment was made at. */
const LAST_DAY = 2_932_896;
/** More days than that are no batch; the rest counts as without a time. */
const MOST_DAYS = 1_000;
const NO_DAY = 0xffff;

export interface Days {
  /** Days since 1970-01-01, ascending. */
  days: number[];
  /** Place in `days` of each judgment row; 65535 where there is no usable time. */
  ofRow: Uint16Array;
}

const known = new WeakMap<Float64Array, Days>();

/** The days on which any judgment was made. Worked out once for all metrics of a batch. */
export function daysOf({ judgments }: BatchView): Days {
  const { at, n } = judgments;
  const found = known.get(at);
  if (found) return found;
  const seen = new Set<number>();
  for (let row = 0; row < n && seen.size < MOST_DAYS; row += 1) {
    const day = Math.floor((at[row] as number) / MS_A_DAY);
    if (day >= 0 && day <= LAST_DAY) seen.add(day);
  }
  const days = [...seen].sort((a, b) => a - b);
  const places = new Map(days.map((day, place) => [day, place]));
  const ofRow = new Uint16Array(n);
  for (let row = 0; row < n; row += 1) ofRow[row] = places.get(Math.floor((at[row] as number) / MS_A_DAY)) ?? NO_DAY;
  const result = { days, ofRow };
  known.set(at, result);
  return result;
}

/** "2026-03-31" of a day since 1970. */
export function dayText(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

export interface DailyShare {
  day: string;
  value: number;
  n: number;
  effectiveN: number;
}

/**
 * The share of each day with rows, in order of the days; prompts are the clusters.
 *
 * @param scores of the rows that count, as `rowScores` gives them
 */
export function dailyShares(view: BatchView, scores: Float64Array): DailyShare[] {
  const { days, ofRow } = daysOf(view);
  const { row: rows, first } = countedRows(view);
  const sums = new GroupedClusterSums(days.length);
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const row = rows[at] as number;
      const day = ofRow[row] as number;
      const one = scores[at] as number;
      if (day !== NO_DAY && !Number.isNaN(one)) sums.add(day, one, view.weight[row] as number);
    }
    sums.endCluster();
  }
  return days.flatMap((day, place) => {
    const share = sums.shareOf(place);
    return share ? [{ day: dayText(day), value: share.value, n: sums.nOf(place), effectiveN: share.effectiveN }] : [];
  });
}
