/**
 * P(longest run of successes >= length) in n independent trials with success probability p, exactly.
 *
 * The first run that long ends at trial k: after trial k - length - 1 without one, a failure and `length` successes. So
 * F(k) = F(k - 1) + (1 - F(k - length - 1)) · (1 - p) · p^length, F(length) = p^length. Adding small terms keeps the digits
 * of small probabilities. O(n) time, O(length) memory. Whole numbers; length >= 1.
 *
 * Source: Feller, An Introduction to Probability Theory I, XIII.7.
 *
 * @example longestRunTail(10, 100, 0.5) // 0.0441
 */
export function longestRunTail(length: number, n: number, p: number): number {
  if (length <= 0) return 1;
  if (length > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const whole = p ** length;
  const step = (1 - p) * whole;
  // F at the last length + 1 trials; below `length` trials there is no run.
  const recent = new Float64Array(length + 1);
  let tail = whole;
  recent[length % (length + 1)] = whole;
  for (let k = length + 1; k <= n; k += 1) {
    tail += (1 - (recent[k % (length + 1)] as number)) * step;
    recent[k % (length + 1)] = tail;
  }
  return Math.min(1, tail);
}

/**
 * P(longest run of either side >= length) in n flips of a fair coin: whether a flip repeats the one before is itself a fair
 * coin, so this is a run of length - 1 repeats in n - 1.
 *
 * @example longestSameSideTail(15, 1000) // 0.030
 */
export function longestSameSideTail(length: number, n: number): number {
  return length <= 1 ? Number(n >= 1) : longestRunTail(length - 1, n - 1, 0.5);
}
