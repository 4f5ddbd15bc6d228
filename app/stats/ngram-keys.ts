const HIGH = 2654435761;
const LOW = 2246822519;

/**
 * A 53-bit key for each run of n tokens, in order: equal runs have equal keys, and two different runs share one about once
 * in 10^16 pairs. Rolling, so the cost does not depend on n. Empty when there are fewer than n tokens.
 *
 * Source: Karp and Rabin, IBM Journal of Research and Development 31 (1987), 249-260.
 *
 * @param tokens one 32-bit number per word; equal words have equal numbers.
 */
export function ngramKeys(tokens: ArrayLike<number>, n: number): Float64Array {
  const keys = new Float64Array(Math.max(0, tokens.length - n + 1));
  const [highOut, lowOut] = [power(HIGH, n), power(LOW, n)];
  let high = 0;
  let low = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = (tokens[i] as number) + 1;
    high = (Math.imul(high, HIGH) + token) | 0;
    low = (Math.imul(low, LOW) + Math.imul(token, 374761393)) | 0;
    if (i >= n) {
      const gone = (tokens[i - n] as number) + 1;
      high = (high - Math.imul(gone, highOut)) | 0;
      low = (low - Math.imul(Math.imul(gone, 374761393), lowOut)) | 0;
    }
    if (i >= n - 1) keys[i - n + 1] = (high & 0x1fffff) * 4294967296 + (low >>> 0);
  }
  return keys;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = Math.imul(result, base);
  return result;
}
