/** Items that a pass rule counts together, and how many of them must be right. */
export interface PassGroup {
  n: number;
  atLeast: number;
}

/**
 * How often a rater who is right with probability p on every item, independently, passes a calibration rule: at least
 * `atLeast` right in all, and in every group at least the group's own minimum. Exact: binomials cut below their minimum
 * are convolved, and the tail of the sum is the answer. One group with minimum 0 is the plain rule "k of n".
 *
 * Over p this is the operating characteristic of the rule. O(n²) in the number of items.
 *
 * @example passProbability(16, [{ n: 20, atLeast: 0 }], 0.85) // 0.830
 */
export function passProbability(atLeast: number, groups: readonly PassGroup[], p: number): number {
  let sum = [1];
  for (const group of groups) sum = convolve(sum, cutBinomial(group, p));
  let tail = 0;
  // Small terms first: the far tail of a hard rule must not be lost beside the large ones.
  for (let right = sum.length - 1; right >= Math.max(0, atLeast); right -= 1) tail += sum[right] as number;
  return Math.min(1, tail);
}

/** P(X = x) for x = 0 … n, 0 below the minimum. */
function cutBinomial({ n, atLeast }: PassGroup, p: number): number[] {
  let terms = [1];
  for (let item = 0; item < n; item += 1) terms = convolve(terms, [1 - p, p]);
  return terms.map((term, right) => (right < atLeast ? 0 : term));
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const sum = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] as number) + x * y;
  return sum;
}
