/** The AUC of words on held-out clusters, and its standard error: against definitions, counted anew for each cluster. */
import { describe, expect, it } from "vitest";
import { heldOutAuc } from "#app/stats/held-out-auc.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import type { WordComparisons } from "#app/stats/word-comparisons.ts";
import { heldOut, learnedByClusters, taughtByClusters } from "#app/stats/word-odds.ts";

interface Compared {
  won: number[];
  lost: number[];
}

/** Clusters of one to three comparisons over forty words, of which the first few tell something. */
function randomClusters(clusters: number, seed: number): Compared[][] {
  const random = seededRandom(seed);
  const words = () => Array.from({ length: 5 }, () => Math.floor(random() ** 2 * 40));
  return Array.from({ length: clusters }, (_, cluster) =>
    Array.from({ length: 1 + (cluster % 3) }, () => {
      const won = new Set(random() < 0.3 ? [1, ...words()] : words());
      const lost = new Set(words());
      return { won: [...won].filter((word) => !lost.has(word)), lost: [...lost].filter((word) => !won.has(word)) };
    }),
  );
}

function comparisonsOf(clusters: readonly Compared[][]): WordComparisons {
  const sides = clusters.flat().flatMap(({ won, lost }) => [won, lost]);
  const ends = [0];
  for (const side of sides) ends.push((ends.at(-1) ?? 0) + side.length);
  const starts = [0];
  for (const cluster of clusters) starts.push((starts.at(-1) ?? 0) + cluster.length);
  return { words: Uint16Array.from(sides.flat()), ends: Uint32Array.from(ends), starts: Uint32Array.from(starts) };
}

/** The score of each comparison by the definition, every other cluster counted as often as it weighs. */
function scoresOf(clusters: readonly Compared[][], weights: readonly number[]): number[] {
  return clusters.flatMap((cluster, own) => {
    const count = (word: number, side: keyof Compared) =>
      clusters.reduce((sum, other, at) => {
        const times = at === own ? 0 : other.filter((one) => one[side].includes(word)).length;
        return sum + times * (weights[at] ?? 1);
      }, 0);
    const score = (words: readonly number[]) =>
      words.reduce((sum, word) => sum + Math.log((count(word, "won") + 3) / (count(word, "lost") + 3)), 0);
    return cluster.map(({ won, lost }) => score(won) - score(lost));
  });
}

/** How fast each score rises with the weight of each cluster: by cluster, then by comparison. */
function derivatives(clusters: readonly Compared[][]): number[][] {
  const step = 1e-4;
  return clusters.map((_, cluster) => {
    const at = (weight: number) =>
      scoresOf(
        clusters,
        clusters.map((_, other) => (other === cluster ? weight : 1)),
      );
    const [over, under] = [at(1 + step), at(1 - step)];
    return over.map((score, i) => (score - (under[i] ?? 0)) / (2 * step));
  });
}

/** Share of scores, turned round, under x. */
const placed = (scores: readonly number[], x: number) =>
  scores.reduce((sum, one) => sum + (x + one > 1e-12 ? 1 : x + one > -1e-12 ? 0.5 : 0), 0) / scores.length;
const inner = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
const meanOf = (a: readonly number[]) => a.reduce((sum, one) => sum + one, 0) / a.length;
const none: number[] = [];

describe("a classifier by words, each cluster left out", () => {
  const clusters = randomClusters(24, 3);
  const comparisons = comparisonsOf(clusters);
  const found = heldOut(comparisons);
  const slopes = Float64Array.from(found.scores, (_, i) => Math.sin(i));

  it("scores by what all other clusters count", () => {
    for (const [i, score] of scoresOf(clusters, none).entries()) expect(found.scores[i]).toBeCloseTo(score, 12);
  });

  it("scores the same texts the other way round as the same, turned round", () => {
    const others = randomClusters(30, 4);
    const one: Compared = { won: [1, 2, 3, 17], lost: [4, 5, 29] };
    const of = (compared: Compared) => heldOut(comparisonsOf([[compared], ...others])).scores[0] ?? Number.NaN;
    expect(of({ won: one.lost, lost: one.won })).toBe(-of(one));
  });

  it("tells what each cluster teaches, and learns from the others at their rates: as by small changes of its weight", () => {
    const rising = derivatives(clusters);
    const taught = taughtByClusters(comparisons, found, slopes);
    for (const [cluster, row] of rising.entries()) expect(taught[cluster]).toBeCloseTo(inner(row, [...slopes]), 6);
    const rates = Int32Array.from(clusters, (_, cluster) => (cluster % 3) - 1);
    const learned = learnedByClusters(comparisons, found, slopes, rates);
    for (const [cluster, from] of [...comparisons.starts].slice(0, -1).entries()) {
      let expected = 0;
      for (let i = from; i < (comparisons.starts[cluster + 1] ?? 0); i += 1)
        expected += (slopes[i] ?? 0) * rising.reduce((sum, row, other) => sum + (rates[other] ?? 0) * (row[i] ?? 0), 0);
      expect(learned[cluster]).toBeCloseTo(expected, 6);
    }
  });
});

describe("AUC on held-out clusters", () => {
  it("is the share of pairs of comparisons whose scores have a positive sum, as of all of them in both orders", () => {
    const clusters = randomClusters(20, 5);
    const scores = scoresOf(clusters, none);
    const negatives = scores.map((one) => -one);
    const pairs = scores.flatMap((one) =>
      negatives.map((other) => (Math.abs(one - other) < 1e-12 ? 0.5 : Number(one > other))),
    );
    expect(heldOutAuc(comparisonsOf(clusters)).value).toBeCloseTo(meanOf(pairs), 12);
  });

  it("has the standard error of what clusters test and teach, but for the deal of signs", () => {
    const clusters = randomClusters(70, 6);
    const comparisons = comparisonsOf(clusters);
    const { deviations } = heldOut(comparisons);
    const scores = scoresOf(clusters, none);
    const n = scores.length;
    const value = meanOf(scores.map((one) => placed(scores, one)));
    const starts = [...comparisons.starts];
    const byCluster = (of: (i: number) => number) =>
      clusters.map((cluster, c) => cluster.reduce((sum, _, k) => sum + of((starts[c] ?? 0) + k), 0));
    const tested = byCluster((i) => (2 / n) * (placed(scores, scores[i] ?? 0) - value));
    const slopes = scores.map((score, i) => {
      const reach = deviations[i] ?? 0;
      return (placed(scores, score + reach) - placed(scores, score - reach)) / (n * reach);
    });
    // By teaching cluster what each other cluster's comparisons gain.
    const gains = derivatives(clusters).map((row) => byCluster((i) => (slopes[i] ?? 0) * (row[i] ?? 0)));
    const taught = gains.map((row) => row.reduce((sum, one) => sum + one, 0));
    const centred = taught.map((one) => one - meanOf(taught));
    const eachOther = gains.reduce(
      (sum, row, a) => sum + row.reduce((s, one, b) => s + one * (gains[b]?.[a] ?? 0), 0),
      0,
    );
    const variance = inner(tested, tested) + inner(centred, centred) + 2 * (inner(tested, centred) - eachOther);
    const expected = Math.sqrt((variance * clusters.length) / (clusters.length - 1));
    expect(heldOutAuc(comparisons).standardError / expected).toBeGreaterThan(0.9);
    expect(heldOutAuc(comparisons).standardError / expected).toBeLessThan(1.1);
    const delong = Math.sqrt((inner(tested, tested) * clusters.length) / (clusters.length - 1));
    expect(expected / delong).toBeGreaterThan(1.1);
  });

  it("knows no error of one cluster", () => {
    expect(heldOutAuc(comparisonsOf(randomClusters(1, 1))).standardError).toBe(Number.POSITIVE_INFINITY);
  });
});
