import type { Interval } from "./interval.ts";

interface Bounded extends Interval {
  value: number;
}

/**
 * 95 % interval of the difference of two independent shares, a - b, from their own intervals: the distances to the bounds
 * that face each other are added as squares. With Wilson's intervals it is Newcombe's hybrid score interval; with
 * cluster-robust ones it carries their robustness over.
 *
 * Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
 *
 * @example 56/70 - 48/80 gives 0.2 [0.0524, 0.3339]
 */
export function differenceInterval(a: Bounded, b: Bounded): Bounded {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
