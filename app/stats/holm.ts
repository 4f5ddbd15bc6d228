/**
 * Holm's step-down adjusted p-values: rejecting those at or below α makes any false rejection at all at most α likely,
 * whatever the dependence. Never weaker than Bonferroni's. In the order given.
 *
 * The i-th smallest of m becomes the largest of p_(j) (m - j + 1) over j <= i, at most 1.
 *
 * Source: Holm, Scand. J. Statist. 6 (1979) 65.
 *
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  const adjusted = p.map(() => 1);
  let most = 0;
  for (const [place, i] of order.entries()) {
    most = Math.max(most, Math.min(1, (p[i] ?? 1) * (p.length - place)));
    adjusted[i] = most;
  }
  return adjusted;
}
