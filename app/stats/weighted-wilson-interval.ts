import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** What a weighted share needs of its rows: the sums of w·y (y = 1 or 0), w and w². */
export interface WeightedShareSums {
  wy: number;
  w: number;
  ww: number;
}

/**
 * Wilson's interval for a weighted share of independent rows: value sum wy / sum w, n Kish's effective size. With equal
 * weights it is Wilson's interval. null without weight.
 *
 * Repeating a row k times instead of weighing it k leaves the value as it is but not the interval: repeated rows would
 * claim evidence that nobody gave.
 */
export function weightedWilsonInterval({ wy, w, ww }: WeightedShareSums): (Interval & { value: number }) | null {
  if (!(w > 0 && ww > 0)) return null;
  const value = Math.min(1, Math.max(0, wy / w));
  return { value, ...wilsonInterval(value, (w * w) / ww) };
}
