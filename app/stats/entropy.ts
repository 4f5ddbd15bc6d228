/**
 * Shannon entropy of counts or shares, in bits: 0 when one category holds everything, log2 k when k hold equally. 0 for no
 * counts.
 *
 * @example entropyBits([90, 10]) // 0.469
 */
export function entropyBits(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) sum += counts[i] ?? 0;
  let bits = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const share = sum > 0 ? (counts[i] ?? 0) / sum : 0;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return Math.max(0, bits);
}
