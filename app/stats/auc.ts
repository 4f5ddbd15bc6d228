export interface Auc {
  value: number;
  /** DeLong's with each cluster one unit. Infinity below two clusters. */
  standardError: number;
}

/**
 * Area under the ROC curve: the probability that a random positive scores above a random negative, ties half. Standard error
 * after DeLong et al., for clusters after Obuchowski: each unit contributes the share of the other class that it is ordered
 * rightly against, summed within its cluster. null without both classes. O(n log n).
 *
 * Source: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837; Obuchowski, Biometrics 53 (1997) 567.
 *
 * @example auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).value // 0.75
 */
export function auc(scores: ArrayLike<number>, isPositive: ArrayLike<number>, cluster?: ArrayLike<number>): Auc | null {
  const sorted = (positive: 0 | 1) =>
    Float64Array.from(
      Array.from({ length: scores.length }, (_, i) => i)
        .filter((i) => isPositive[i] === positive)
        .map((i) => scores[i] as number),
    ).sort();
  const [negatives, positives] = [sorted(0), sorted(1)];
  if (negatives.length === 0 || positives.length === 0) return null;
  /** Share of the other class ordered rightly against row i. */
  const placement = (i: number) =>
    isPositive[i] === 1
      ? below(negatives, scores[i] as number) / negatives.length
      : 1 - below(positives, scores[i] as number) / positives.length;
  const placements = Float64Array.from({ length: scores.length }, (_, i) => placement(i));
  let value = 0;
  for (let i = 0; i < scores.length; i += 1) if (isPositive[i] === 1) value += placements[i] as number;
  value /= positives.length;
  const byCluster = new Map<number, number>();
  for (let i = 0; i < scores.length; i += 1) {
    const size = isPositive[i] === 1 ? positives.length : negatives.length;
    const key = cluster ? (cluster[i] as number) : i;
    byCluster.set(key, (byCluster.get(key) ?? 0) + ((placements[i] as number) - value) / size);
  }
  const clusters = byCluster.size;
  if (clusters < 2) return { value, standardError: Number.POSITIVE_INFINITY };
  let squares = 0;
  for (const one of byCluster.values()) squares += one * one;
  return { value, standardError: Math.sqrt((clusters / (clusters - 1)) * squares) };
}

/** How many of the ascending values lie below x, those equal to it by half. */
function below(ascending: Float64Array, x: number): number {
  return (place(ascending, (value) => value < x) + place(ascending, (value) => value <= x)) / 2;
}

function place(ascending: Float64Array, isBefore: (value: number) => boolean): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(ascending[middle] as number)) from = middle + 1;
    else to = middle;
  }
  return from;
}
