/**
 * Kish's effective sample size in constant memory, for rows that stream past: (Σw)² / Σw². Rows of weight 0 are out.
 *
 * The streaming form of `app/stats/kish-effective-size.ts`.
 */
export interface WeightSums {
  /** Rows with weight > 0. */
  rows: number;
  sum: number;
  sumOfSquares: number;
}

export function noWeights(): WeightSums {
  return { rows: 0, sum: 0, sumOfSquares: 0 };
}

export function addWeight(sums: WeightSums, weight: number): void {
  if (!(weight > 0)) return;
  sums.rows += 1;
  sums.sum += weight;
  sums.sumOfSquares += weight * weight;
}

/** 0 when nothing has weight. */
export function effectiveSize({ sum, sumOfSquares }: WeightSums): number {
  return sumOfSquares > 0 ? (sum * sum) / sumOfSquares : 0;
}
