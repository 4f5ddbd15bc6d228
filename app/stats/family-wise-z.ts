import { normalQuantile, Z_95 } from "./normal-quantile.ts";

/**
 * The z of two-sided intervals of which k hold together with at least 95 %: Bonferroni's 1 - 0.025 / k quantile. 1.96 at
 * k = 1 and below.
 *
 * @example familyWiseZ(8) // 2.734
 */
export function familyWiseZ(k: number): number {
  return k > 1 ? normalQuantile(1 - 0.025 / k) : Z_95;
}
