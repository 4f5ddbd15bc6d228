import { incompleteBeta } from "./incomplete-beta.ts";
import type { Interval } from "./interval.ts";

/**
 * The exact interval of Clopper and Pearson for x successes in n: each bound is the proportion at which what was seen, or
 * more extreme, has probability alpha / 2. It covers at least its level at any n and is wider than Wilson's; use it where
 * n is small and the claim must hold. x and n whole, 0 <= x <= n; n = 0 gives [0, 1].
 *
 * Source: Clopper and Pearson, Biometrika 26 (1934) 404; NIST/SEMATECH e-Handbook 7.2.4.1.
 *
 * @example clopperPearsonInterval(4, 20, 0.9) // { low: 0.0714, high: 0.4010 }
 */
export function clopperPearsonInterval(x: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return {
    low: x <= 0 || n <= 0 ? 0 : rootOf((p) => incompleteBeta(p, x, n - x + 1) - tail),
    high: x >= n || n <= 0 ? 1 : rootOf((p) => incompleteBeta(p, x + 1, n - x) - (1 - tail)),
  };
}

/** Where an increasing function on [0, 1] crosses zero, by halving: 60 steps give all the digits there are. */
function rootOf(increasing: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
