import { seededRandom } from "./seeded-random.ts";
import type { WordComparisons } from "./word-comparisons.ts";
import { type HeldOut, heldOut, learnedByClusters, taughtByClusters } from "./word-odds.ts";

export interface HeldOutAuc {
  value: number;
  /** Infinity below two clusters. */
  standardError: number;
  clusters: number;
}

/**
 * Area under the ROC curve of the classifier of `word-odds.ts`, each cluster scored by what is learned from all others and each
 * comparison counted in both orders: the probability that the scores of two comparisons have a positive sum, ties half.
 *
 * The standard error is that around the expectation of this number over deliveries of as many clusters, not around the AUC of
 * the one classifier that was learned: a cluster weighs by what it tested (DeLong's placements) and by what it taught the
 * others (the infinitesimal jackknife). The variance is the sum of both variances and twice their covariance, less what the
 * covariance owes to two clusters teaching each other: that is in either variance already. With it the error would be four
 * tenths too large where words tell nothing; DeLong's alone is three tenths too small there.
 *
 * Source: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837; Obuchowski, Biometrics 53 (1997) 567; Jaeckel, Bell
 * Laboratories memorandum 72-1215-11 (1972); Efron and Stein, Annals of Statistics 9 (1981) 586, on quadratic statistics.
 */
export function heldOutAuc(comparisons: WordComparisons): HeldOutAuc {
  const { starts } = comparisons;
  const learned = heldOut(comparisons);
  const { scores, deviations } = learned;
  const [n, clusters] = [scores.length, starts.length - 1];
  const placement = placementAmong(scores);
  const placed = scores.map(placement);
  const value = meanOf(placed);
  if (clusters < 2) return { value, standardError: Number.POSITIVE_INFINITY, clusters };
  const tested = new Float64Array(clusters);
  for (let cluster = 0; cluster < clusters; cluster += 1)
    for (let i = starts[cluster] as number; i < (starts[cluster + 1] as number); i += 1)
      tested[cluster] = (tested[cluster] as number) + (2 / n) * ((placed[i] as number) - value);
  // As steep as over the stretch in which the score would lie had others been learned from.
  const slopes = scores.map((score, i) => {
    const reach = deviations[i] as number;
    return reach > 0 ? (placement(score + reach) - placement(score - reach)) / (n * reach) : 0;
  });
  const taught = taughtByClusters(comparisons, learned, slopes);
  const mean = meanOf(taught);
  const centred = taught.map((one) => one - mean);
  const ofTests = inner(tested, tested);
  const covariance = inner(tested, centred) - taughtEachOther(comparisons, learned, slopes);
  const variance = Math.max(ofTests, ofTests + inner(centred, centred) + 2 * covariance);
  return { value, standardError: Math.sqrt((clusters / (clusters - 1)) * variance), clusters };
}

/** Signs are dealt several times where there is little to sum, which costs no more than once where there is much. */
const dealsFor = (n: number) => Math.min(8, Math.max(1, Math.round(4_000 / n)));

/**
 * The sum over all pairs of clusters of what the one teaches the other times what the other teaches the one. With signs dealt
 * to the clusters by chance, the products of all other pairs cancel.
 *
 * Source: Hutchinson, Communications in Statistics 18 (1989) 1059.
 */
function taughtEachOther(comparisons: WordComparisons, learned: HeldOut, slopes: Float64Array): number {
  const { starts } = comparisons;
  const random = seededRandom(1);
  const deals = dealsFor(slopes.length);
  let sum = 0;
  for (let deal = 0; deal < deals; deal += 1) {
    const signs = Int32Array.from({ length: starts.length - 1 }, () => (random() < 0.5 ? -1 : 1));
    const signed = Float64Array.from(slopes);
    for (const [cluster, sign] of signs.entries())
      for (let i = starts[cluster] as number; i < (starts[cluster + 1] as number); i += 1)
        signed[i] = sign * (signed[i] as number);
    sum += inner(
      taughtByClusters(comparisons, learned, signed),
      learnedByClusters(comparisons, learned, slopes, signs),
    );
  }
  return sum / deals;
}

/** The share of all comparisons, turned round, that a score lies above. */
function placementAmong(scores: Float64Array): (score: number) => number {
  const ascending = Float64Array.from(scores).sort();
  return (score) => 1 - below(ascending, -score) / scores.length;
}

/** How many of the ascending values lie below x, those equal to it by half. */
function below(ascending: Float64Array, x: number): number {
  const least = placeOf(ascending, x, false);
  return ascending[least] === x ? (least + placeOf(ascending, x, true)) / 2 : least;
}

/** Where x would be put, before or after those equal to it. */
function placeOf(ascending: Float64Array, x: number, isAfter: boolean): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = ascending[middle] as number;
    if (value < x || (isAfter && value === x)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function inner(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] as number) * (other[i] as number);
  return sum;
}
