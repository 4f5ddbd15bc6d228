/**
 * The 95 % interval of a share, and of a mean, holds the truth in 93 to 97 % of 4,000 samples of few clusters, equal ones and such of which one
 * has a quarter of all rows: rows of a cluster are correlated by 0.1, the clusters' own shares being uniform.
 */
import { describe, expect, test } from "vitest";
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const CORRELATION = 0.1;
const SAMPLES = 4_000;

function sampled(sizes: readonly number[], share: number, random: () => number): ClusterSums {
  const sums = new ClusterSums();
  const apart = Math.sqrt(3 * CORRELATION * share * (1 - share));
  for (const size of sizes) {
    const own = share + apart * (2 * random() - 1);
    for (let row = 0; row < size; row += 1) sums.add(Number(random() < own), 1);
    sums.endCluster();
  }
  return sums;
}

const alike = (clusters: number) => new Array<number>(clusters).fill(30);
const oneLarge = (clusters: number) => [
  Math.round((10 * (clusters - 1)) / 3),
  ...new Array<number>(clusters - 1).fill(10),
];

describe.each([
  // With z for shares, and G / (G - 1) and G - 1 of unequal clusters, it held in 92.4, 93.5, 90.6 and 89.6.
  { name: "12 clusters", sizes: alike(12), share: 0.5 },
  { name: "16 clusters", sizes: alike(16), share: 0.3 },
  { name: "one of 16 with a quarter", sizes: oneLarge(16), share: 0.5 },
  { name: "one of 60 with a quarter", sizes: oneLarge(60), share: 0.3 },
])("$name, a share of $share", ({ sizes, share }) => {
  test.each([
    [
      "share",
      (sums: ClusterSums) =>
        clusteredProportion(
          sums,
          sizes.reduce((sum, size) => sum + size, 0),
        ),
    ],
    ["mean", clusteredMean],
  ])("%s", (_, intervalOf) => {
    const random = seededRandom(11);
    let held = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const interval = intervalOf(sampled(sizes, share, random));
      if (interval && interval.low <= share && share <= interval.high) held += 1;
    }
    expect(held / SAMPLES).toBeGreaterThanOrEqual(0.93);
    expect(held / SAMPLES).toBeLessThanOrEqual(0.97);
  });
});
