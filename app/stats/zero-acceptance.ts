/**
 * The smallest sample which, all of it free of defects, shows with the given confidence that less than `share` of a large lot
 * is defective: (1 - share)^n <= 1 - confidence.
 *
 * @example zeroAcceptanceSize(0.01) // 299
 */
export function zeroAcceptanceSize(share: number, confidence = 0.95): number {
  // A hair below a whole number is rounding: 59 must not become 60.
  return Math.ceil(Math.log(1 - confidence) / Math.log(1 - share) - 1e-9);
}
