/**
 * Jensen-Shannon divergence in nats: the mean Kullback-Leibler divergence of two distributions from their average.
 * Symmetric, finite with empty categories, 0 … ln 2. Divide by ln 2 for bits; the square root of the bits is the
 * *distance* some libraries return under the same name. Shares sum to 1.
 *
 * Source: Lin, IEEE Trans. Inf. Theory 37 (1991) 145.
 *
 * @example jensenShannonDivergence([0.2, 0.5, 0.3], [0.1, 0.6, 0.3]) // 0.010771
 */
export function jensenShannonDivergence(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, i) => {
    const other = q[i] ?? 0;
    const middle = (share + other) / 2;
    return sum + (term(share, middle) + term(other, middle)) / 2;
  }, 0);
}

function term(share: number, middle: number): number {
  return share > 0 ? share * Math.log(share / middle) : 0;
}
