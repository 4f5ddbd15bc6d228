/**
 * A naive Bayes classifier of comparisons: a text's score is the sum over its words of log((wins + 3) / (losses + 3)), wins
 * being the comparisons in which the preferred text alone had the word, losses those in which the other had. What it learns are
 * counts, so that a cluster is left out exactly by taking its own away, and the order of learning is nothing.
 *
 * Source: Ng and Jordan, NIPS 14 (2001) 841; Wang and Manning, ACL 2012, 90, on short texts. The pseudo-count of 3 is ours.
 */
import { COUNTS, countsOf, leavingOut, type WordComparisons } from "./word-comparisons.ts";

const PSEUDO_COUNT = 3;

/** Each comparison as it is scored by what is learned from the other clusters alone. */
export interface HeldOut {
  /** The preferred text's score less the other's. */
  scores: Float64Array;
  /** The scores' standard deviations, were the counts of words Poisson's. */
  deviations: Float64Array;
  /** How fast the score of a text rises with the wins of each of its words, and falls with its losses. */
  perWin: Float64Array;
  perLoss: Float64Array;
}

export function heldOut(comparisons: WordComparisons): HeldOut {
  const { words, ends, starts } = comparisons;
  const n = starts.at(-1) ?? 0;
  const [scores, deviations] = [new Float64Array(n), new Float64Array(n)];
  const [perWin, perLoss] = [new Float64Array(words.length), new Float64Array(words.length)];
  const logs = new Float64Array(n + 1);
  for (let count = 0; count <= n; count += 1) logs[count] = Math.log(count + PSEUDO_COUNT);
  const counts = countsOf(comparisons);
  leavingOut(comparisons, counts, null, (_, from, to, own) => {
    for (let side = 2 * from; side < 2 * to; side += 1) {
      const isOther = side & 1;
      const end = ends[side + 1] as number;
      let sum = 0;
      let variance = 0;
      for (let at = ends[side] as number; at < end; at += 1) {
        const word = 2 * (words[at] as number);
        const wins = (counts[word] as number) - (isOther ? 0 : own);
        const losses = (counts[word + 1] as number) - (isOther ? own : 0);
        sum += (logs[wins] as number) - (logs[losses] as number);
        const [ofWin, ofLoss] = [1 / (wins + PSEUDO_COUNT), 1 / (losses + PSEUDO_COUNT)];
        variance += wins * ofWin * ofWin + losses * ofLoss * ofLoss;
        perWin[at] = ofWin;
        perLoss[at] = ofLoss;
      }
      // Each side's sum by itself: the same texts the other way round have the same score turned round, to the last bit.
      const i = side >> 1;
      scores[i] = isOther ? (scores[i] as number) - sum : sum;
      deviations[i] = isOther ? Math.sqrt((deviations[i] as number) + variance) : variance;
    }
  });
  return { scores, deviations, perWin, perLoss };
}

/**
 * What each cluster taught: how fast the sum of slope times score over the comparisons of all other clusters rises with the
 * weight of this cluster in the learning.
 *
 * @param slopes one for each comparison
 */
export function taughtByClusters(
  comparisons: WordComparisons,
  { perWin, perLoss }: Pick<HeldOut, "perWin" | "perLoss">,
  slopes: Float64Array,
): Float64Array {
  const { words, ends, starts } = comparisons;
  /** What one win or one loss of a word more would add to the whole sum. */
  const worth = new Float64Array(COUNTS);
  const add = (from: number, to: number, sign: number) => {
    for (let side = 2 * from; side < 2 * to; side += 1) {
      const slope = (side & 1 ? -sign : sign) * (slopes[side >> 1] as number);
      const end = ends[side + 1] as number;
      for (let at = ends[side] as number; at < end; at += 1) {
        const word = 2 * (words[at] as number);
        worth[word] = (worth[word] as number) + slope * (perWin[at] as number);
        worth[word + 1] = (worth[word + 1] as number) - slope * (perLoss[at] as number);
      }
    }
  };
  add(0, slopes.length, 1);
  const taught = new Float64Array(starts.length - 1);
  for (let cluster = 0; cluster < taught.length; cluster += 1) {
    const from = starts[cluster] as number;
    const to = starts[cluster + 1] as number;
    // Of a cluster of one comparison each word has one part of its own in the worth, which is taken away at once.
    const isOne = to - from === 1;
    const own = isOne ? (slopes[from] as number) : 0;
    if (!isOne) add(from, to, -1);
    let sum = 0;
    for (let side = 2 * from; side < 2 * to; side += 1) {
      const per = side & 1 ? perLoss : perWin;
      const end = ends[side + 1] as number;
      for (let at = ends[side] as number; at < end; at += 1)
        sum += (worth[2 * (words[at] as number) + (side & 1)] as number) - own * (per[at] as number);
    }
    taught[cluster] = sum;
    if (!isOne) add(from, to, 1);
  }
  return taught;
}

/**
 * What each cluster learned: how fast the sum of slope times score over its own comparisons rises with the weights of all other
 * clusters in the learning, each at its own rate.
 *
 * @param slopes one for each comparison
 * @param rates one for each cluster
 */
export function learnedByClusters(
  comparisons: WordComparisons,
  { perWin, perLoss }: Pick<HeldOut, "perWin" | "perLoss">,
  slopes: Float64Array,
  rates: Int32Array,
): Float64Array {
  const { words, ends, starts } = comparisons;
  const rising = countsOf(comparisons, rates);
  const learned = new Float64Array(starts.length - 1);
  leavingOut(comparisons, rising, rates, (cluster, from, to, own) => {
    let total = 0;
    for (let side = 2 * from; side < 2 * to; side += 1) {
      const isOther = side & 1;
      const end = ends[side + 1] as number;
      let sum = 0;
      for (let at = ends[side] as number; at < end; at += 1) {
        const word = 2 * (words[at] as number);
        sum += ((rising[word] as number) - (isOther ? 0 : own)) * (perWin[at] as number);
        sum -= ((rising[word + 1] as number) - (isOther ? own : 0)) * (perLoss[at] as number);
      }
      total += (isOther ? -sum : sum) * (slopes[side >> 1] as number);
    }
    learned[cluster] = total;
  });
  return learned;
}
