import type { Interval } from "./interval.ts";
import { Z_95 } from "./normal-quantile.ts";

/**
 * The independent rows that would give a share its 95 % interval, were it Wilson's: what `wilsonInterval` was given as n, and
 * of any other interval of that width what it is worth. Infinity without any width, 0 for the whole of [0, 1].
 *
 * With h half the width, q = share (1 - share) and u = z² / n, Wilson's h² (1 + u)² = u q + u² / 4 is quadratic in u.
 *
 * @example wilsonSize(0.9, wilsonInterval(0.9, 50)) // 50
 */
export function wilsonSize(share: number, { low, high }: Interval): number {
  const hh = ((high - low) / 2) ** 2;
  if (hh <= 0) return Number.POSITIVE_INFINITY;
  if (hh >= 0.25) return 0;
  const q = share * (1 - share);
  // Where no row, or every row, is one, Wilson's interval is cut at the end: h = u / (2 (1 + u)) there.
  const u = (2 * hh - q + Math.sqrt(q * q + hh * (1 - 4 * q))) / (2 * (0.25 - hh));
  return Z_95 ** 2 / u;
}
