/** Running sums of categories against sums over a table of clusters × categories. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CategorySums } from "#app/stats/category-sums.ts";

const CATEGORIES = 5;
const rows = fc.record({
  category: fc.integer({ min: -1, max: CATEGORIES }),
  weight: fc.constantFrom(0, 0.25, 0.5, 1, 2),
});

describe("category sums", () => {
  it("have the shares and the effective size of the whole table", () => {
    fc.assert(
      fc.property(fc.array(fc.array(rows, { maxLength: 6 }), { maxLength: 12 }), (clusters) => {
        const sums = new CategorySums(CATEGORIES);
        for (const cluster of clusters) {
          for (const { category, weight } of cluster) sums.add(category, weight);
          sums.endCluster();
        }
        const counted = clusters
          .map((cluster) => cluster.filter((row) => row.category >= 0 && row.category < CATEGORIES && row.weight > 0))
          .filter((cluster) => cluster.length > 0);
        const all = counted.flat();
        expect(sums.n).toBe(all.length);
        if (all.length === 0) return;
        const weightOf = (of: typeof all) => of.reduce((sum, { weight }) => sum + weight, 0);
        const total = weightOf(all);
        let [variance, binomial] = [0, 0];
        for (let c = 0; c < CATEGORIES; c += 1) {
          const own = (cluster: typeof all) => weightOf(cluster.filter(({ category }) => category === c));
          const share = own(all) / total;
          expect(sums.totals[c]).toBe(own(all));
          expect(sums.shares[c]).toBe(share);
          variance += counted.reduce((sum, cluster) => sum + (own(cluster) - share * weightOf(cluster)) ** 2, 0);
          binomial += share * (1 - share);
        }
        variance *= counted.length / Math.max(1, counted.length - 1) / total ** 2;
        const kish = total ** 2 / all.reduce((sum, { weight }) => sum + weight ** 2, 0);
        const kishOfClusters = total ** 2 / counted.reduce((sum, cluster) => sum + weightOf(cluster) ** 2, 0);
        const worth = variance > 1e-12 ? binomial / variance : kishOfClusters;
        expect(sums.effectiveN).toBeCloseTo(Math.min(kish, worth), 8);
      }),
    );
  });
});
