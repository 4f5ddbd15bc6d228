import { binomialTail } from "./binomial-tail.ts";
import type { Interval } from "./interval.ts";

/**
 * The median with its distribution-free 95 % interval: the k-th smallest and the k-th largest value, k as large as keeps at
 * least 95 % between them, whatever the distribution. null below six values, of which not even smallest and largest do.
 *
 * Source: Conover, Practical Nonparametric Statistics (1999), section 3.2.
 *
 * @example medianInterval([1, 2, 3, 4, 5, 6]) // { value: 3.5, low: 1, high: 6 }
 */
export function medianInterval(values: readonly number[]): (Interval & { value: number }) | null {
  const n = values.length;
  // P(X < k) for X binomial(n, 1/2) is what lies outside on either side.
  const outside = (k: number) => 1 - binomialTail(k, n, 0.5);
  if (n === 0 || outside(1) > 0.025) return null;
  let k = 1;
  while (k + 1 <= n / 2 && outside(k + 1) <= 0.025) k += 1;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number) => sorted[i] ?? Number.NaN;
  return { value: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2, low: at(k - 1), high: at(n - k) };
}
