import type { Interval } from "./interval.ts";
import { Z_95 } from "./normal-quantile.ts";

/**
 * Wilson's score interval for a proportion: the p that a normal test of the observed share would not refuse.
 *
 * Unlike share ± 1.96 standard errors it stays inside [0, 1] and says something at 0 and at 1. `n` may be fractional: an
 * effective sample size (Kish's for weights, n / design effect for clusters). n <= 0 gives [0, 1]: nothing is known.
 *
 * Source: Wilson, JASA 22 (1927) 209; NIST/SEMATECH e-Handbook 7.2.4.1.
 *
 * @example wilsonInterval(0.9, 50) // { low: 0.7864, high: 0.9565 }
 */
export function wilsonInterval(share: number, n: number, z = Z_95): Interval {
  if (!(n > 0)) return { low: 0, high: 1 };
  const zz = z * z;
  const centre = (share + zz / (2 * n)) / (1 + zz / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n))) / (1 + zz / n);
  // At the ends the algebra gives exactly 0 and 1; rounding must not take that away.
  return { low: share <= 0 ? 0 : Math.max(0, centre - half), high: share >= 1 ? 1 : Math.min(1, centre + half) };
}
