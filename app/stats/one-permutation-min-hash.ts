/**
 * MinHash in one pass: each element goes to one of 112 bins by the first bits of its hash, and each bin keeps the least
 * of its hashes. One hash per element instead of 112, and the share of equal bins still estimates the Jaccard similarity.
 *
 * Source: Li, Owen and Zhang 2012, "One Permutation Hashing". Filling of empty bins: Shrivastava 2017, "Optimal
 * Densification for Fast and Accurate Minwise Hashing". 112 = 14 bands × 8 rows is the setting of FineWeb.
 */
export const BANDS = 14;
export const ROWS = 8;
export const BINS = BANDS * ROWS;
/** Value of a bin that no element fell into. */
export const EMPTY_BIN = 0xffffffff;

export function emptyBins(): Uint32Array {
  return new Uint32Array(BINS).fill(EMPTY_BIN);
}

/** Adds one element, given as any 32-bit number. O(1). */
export function addToBins(bins: Uint32Array, element: number): void {
  const hash = mix(element);
  const bin = ((hash >>> 16) * BINS) >>> 16;
  const value = Math.imul(hash, 0x9e3779b1) >>> 0;
  if (value < (bins[bin] as number)) bins[bin] = value;
}

/** Makes `bins` those of the union of both sets. */
export function uniteBins(bins: Uint32Array, other: Uint32Array): void {
  for (let bin = 0; bin < BINS; bin += 1)
    if ((other[bin] as number) < (bins[bin] as number)) bins[bin] = other[bin] as number;
}

/**
 * Estimated Jaccard similarity |A ∩ B| / |A ∪ B|: equal bins / bins that are not empty in both. Standard error
 * √(s(1 - s) / bins used). NaN when both sets are empty.
 *
 * @example jaccardEstimate(bins, bins) // 1
 */
export function jaccardEstimate(one: Uint32Array, other: Uint32Array): number {
  let used = 0;
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const a = one[bin] as number;
    const b = other[bin] as number;
    // 1 unless both are empty, 1 where both are equal: counted without a branch, which no processor would foresee.
    const some = isNonZero(~(a & b));
    used += some;
    equal += some & (isNonZero(a ^ b) ^ 1);
  }
  return used > 0 ? equal / used : Number.NaN;
}

function isNonZero(bits: number): number {
  return (bits | -bits) >>> 31;
}

/** MurmurHash3's finaliser: every bit of the result depends on every bit of the element. */
function mix(element: number): number {
  let hash = element ^ (element >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
