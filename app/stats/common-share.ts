import { binomialTail } from "./binomial-tail.ts";

/** Right rows of so many, of one rater; fractions where rows count in part. */
export interface RaterShare {
  value: number;
  n: number;
}

/** Halvings: the result is within 2^-60. */
const STEPS = 60;

/**
 * The share that raters have in common, were there no difference between them: at which each lies as often below chance's
 * middle as above it. Each is placed among what chance gives by his mid-p, P(X < x) + P(X = x) / 2 for X binomial(n, share);
 * the result is where the mean of these, each weighing its rows, is one half.
 *
 * Of raters who do not differ a mid-p is one half on average at any n, so that the result hits their share however rare the
 * event is, where their median is 0 until half of them have met one. Nobody pulls more than his rows, however far out he is.
 *
 * NaN for an empty list.
 *
 * Source of the mid-p: Lancaster, JASA 56 (1961), 223-234.
 *
 * @example commonShare([{ value: 0, n: 80 }, { value: 0, n: 80 }, { value: 1 / 80, n: 80 }]) // 0.0047
 */
export function commonShare(shares: readonly RaterShare[]): number {
  if (shares.length === 0) return Number.NaN;
  const rows = shares.reduce((sum, { n }) => sum + n, 0);
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    const place = shares.reduce((sum, share) => sum + share.n * midP(share, middle), 0) / rows;
    // A larger share puts everybody lower.
    if (place > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** In parts of a row it lies between those of whole rows. */
function midP({ value, n }: RaterShare, share: number): number {
  const right = value * n;
  return 1 - (binomialTail(right, n, share) + binomialTail(right + 1, n, share)) / 2;
}
