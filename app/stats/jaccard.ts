/**
 * Jaccard similarity |A ∩ B| / |A ∪ B| of two sets given as ascending arrays without repeats. O(|A| + |B|). 1 for two
 * empty sets: they are equal.
 *
 * Source: Jaccard 1912, "The Distribution of the Flora in the Alpine Zone".
 *
 * @example jaccard(Int32Array.of(1, 2, 3), Int32Array.of(2, 3, 4)) // 0.5
 */
export function jaccard(one: Int32Array, other: Int32Array): number {
  let shared = 0;
  let a = 0;
  let b = 0;
  while (a < one.length && b < other.length) {
    const x = one[a] as number;
    const y = other[b] as number;
    if (x === y) shared += 1;
    if (x <= y) a += 1;
    if (y <= x) b += 1;
  }
  const union = one.length + other.length - shared;
  return union === 0 ? 1 : shared / union;
}
