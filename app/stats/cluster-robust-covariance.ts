import type { LogisticFit, LogisticRows } from "./logistic-regression.ts";

/**
 * Covariance of logistic coefficients when rows come in clusters: the sandwich V·B·V·G/(G - 1) with V the inverse information
 * and B the sum over clusters of s·sᵀ, s the sum of x·(wins - trials·p) within the cluster.
 *
 * `cluster[i]` numbers row i; rows of one cluster are adjacent. null below two clusters. With each row its own cluster it is
 * the heteroscedasticity-robust HC0 covariance times G/(G - 1).
 *
 * Source: Liang and Zeger, Biometrika 73 (1986) 13; Cameron and Miller, J. Human Resources 50 (2015) 317.
 */
export function clusterRobustCovariance(
  { features, x, wins, trials }: LogisticRows,
  { beta, covariance }: Pick<LogisticFit, "beta" | "covariance">,
  cluster: ArrayLike<number>,
): Float64Array | null {
  const meat = new Float64Array(features * features);
  const score = new Float64Array(features);
  let clusters = 0;
  for (let i = 0; i < trials.length; i += 1) {
    const start = i * features;
    let eta = 0;
    for (let f = 0; f < features; f += 1) eta += (x[start + f] as number) * (beta[f] as number);
    const residual = (wins[i] as number) - (trials[i] as number) / (1 + Math.exp(-eta));
    for (let f = 0; f < features; f += 1) score[f] = (score[f] as number) + residual * (x[start + f] as number);
    if (i + 1 < trials.length && cluster[i + 1] === cluster[i]) continue;
    clusters += 1;
    // Half of a symmetric matrix, and of most rows few features are other than 0.
    for (let f = 0; f < features; f += 1) {
      const own = score[f] as number;
      if (own === 0) continue;
      for (let g = 0; g <= f; g += 1)
        meat[f * features + g] = (meat[f * features + g] as number) + own * (score[g] as number);
    }
    score.fill(0);
  }
  if (clusters < 2) return null;
  for (let f = 0; f < features; f += 1)
    for (let g = f + 1; g < features; g += 1) meat[f * features + g] = meat[g * features + f] as number;
  const robust = product(product(covariance, meat, features), covariance, features);
  return robust.map((one) => (one * clusters) / (clusters - 1));
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let k = 0; k < size; k += 1)
      for (let j = 0; j < size; j += 1)
        c[i * size + j] = (c[i * size + j] as number) + (a[i * size + k] as number) * (b[k * size + j] as number);
  return c;
}
