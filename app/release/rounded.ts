/** Six decimals: beyond what a 32-bit weight holds, so that a sum's order of rounding never shows in the bytes. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0;
}
