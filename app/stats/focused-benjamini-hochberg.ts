/**
 * Benjamini and Hochberg's procedure when only a part of what is found is reported, because some findings explain others.
 *
 * Filtering afterwards breaks the promise: a hundred true findings allow five false ones, and where those hundred are then
 * told as one, five of six are false. So the threshold counts what remains: the largest t with m·t / |filter(p <= t)| <= q,
 * sought from above. `filter` is given places in `p` and returns those that stay.
 *
 * Returns the places kept and their adjusted p: the least of p_(j) m / j over the kept j >= i, at most 1.
 *
 * Source: Katsevich, Sabatti and Bogomolov, J. Am. Statist. Ass. 118 (2023) 165, "Focused BH".
 *
 * @example focusedBenjaminiHochberg([0.001, 0.002, 0.03], 0.05, (all) => all.filter((i) => i !== 1)) // kept [0], adjusted [0.003]
 */
export function focusedBenjaminiHochberg(
  p: ArrayLike<number>,
  q: number,
  filter: (found: readonly number[]) => readonly number[],
): { kept: readonly number[]; adjusted: number[] } {
  const m = p.length;
  const at = (place: number) => p[place] ?? 1;
  let found = Array.from({ length: m }, (_, i) => i).filter((i) => at(i) <= q);
  let kept = filter(found);
  for (;;) {
    const threshold = (q * kept.length) / m;
    const fewer = found.filter((i) => at(i) <= threshold);
    if (fewer.length === found.length) break;
    found = fewer;
    kept = filter(found);
  }
  const order = [...kept.keys()].sort((a, b) => at(kept[b] ?? 0) - at(kept[a] ?? 0));
  const adjusted = kept.map(() => 1);
  let least = 1;
  for (const [place, i] of order.entries()) {
    least = Math.min(least, (at(kept[i] ?? 0) * m) / (kept.length - place));
    adjusted[i] = least;
  }
  return { kept, adjusted };
}
