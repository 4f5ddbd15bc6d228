/**
 * Adjusted p-values that control the false discovery rate: of all hypotheses with an adjusted p at or below q, at most the
 * share q is expected to be false, when the tests are independent or positively dependent.
 *
 * The i-th smallest of m becomes the least of p_(j) m / j over j >= i, at most 1. In the order given.
 *
 * Source: Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995) 289.
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const m = p.length;
  const order = Uint32Array.from({ length: m }, (_, i) => i).sort((a, b) => (p[b] ?? 1) - (p[a] ?? 1));
  const adjusted = new Float64Array(m);
  let least = 1;
  for (const [place, i] of order.entries()) {
    least = Math.min(least, ((p[i] ?? 1) * m) / (m - place));
    adjusted[i] = least;
  }
  return adjusted;
}
