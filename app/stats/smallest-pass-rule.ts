import { binomialTail } from "./binomial-tail.ts";

export interface PassDemand {
  /** True accuracy that should pass, and how often it may fail. */
  good: number;
  goodFails: number;
  /** True accuracy that should not pass, and how often it may. */
  poor: number;
  poorPasses: number;
}

/**
 * The smallest number of items, with the number that must be right, for which a rater of accuracy `good` fails at most
 * `goodFails` of the time and one of accuracy `poor` passes at most `poorPasses` of the time. By search over n with exact
 * binomial tails. null when `good` is not above `poor`, or no n up to `most` will do.
 *
 * @example smallestPassRule({ good: 0.9, goodFails: 0.05, poor: 0.7, poorPasses: 0.05 }) // { atLeast: 34, of: 41 }
 */
export function smallestPassRule(demand: PassDemand, most = 600): { atLeast: number; of: number } | null {
  const { good, goodFails, poor, poorPasses } = demand;
  if (!(good > poor)) return null;
  for (let of = 1; of <= most; of += 1) {
    const atLeast = leastThatStops(of, poor, poorPasses);
    if (atLeast <= of && 1 - binomialTail(atLeast, of, good) <= goodFails) return { atLeast, of };
  }
  return null;
}

/** The tail falls with k: bisection. n + 1 when even "all right" passes the poor rater too often. */
function leastThatStops(n: number, poor: number, poorPasses: number): number {
  let low = 0;
  let high = n + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (binomialTail(middle, n, poor) <= poorPasses) high = middle;
    else low = middle + 1;
  }
  return low;
}
