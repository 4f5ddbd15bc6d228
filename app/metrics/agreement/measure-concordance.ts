/** Rank agreement of K-way rankings: a number for each item, averaged with prompts as what is counted. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Outcome } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough } from "../outcomes.ts";
import { eachRankedItem, FEWEST_RANKED, meanOf, type RankedItem } from "./rankings.ts";

export const RANKED_PROMPTS = "prompts ranked by two or more annotators";

export interface Concordance {
  /** null where an item has none, as where everything is tied. */
  of(ranked: RankedItem): number | null;
  lowest: number;
}

/** The comparisons of a ranking hang together, so n counts prompts. Interval: t with the standard error between prompts. */
export function measureConcordance(metric: Counting, view: BatchView, { of, lowest }: Concordance): Outcome {
  const sums = new ClusterSums();
  const byRaters = new Map<number, { items: number; valued: number; sum: number }>();
  let ranked = 0;
  eachRankedItem(
    view,
    ["ranking", "rating"],
    (item) => {
      if (item.responses < FEWEST_RANKED) return;
      ranked += 1;
      const value = of(item);
      const same = byRaters.get(item.annotators.length) ?? { items: 0, valued: 0, sum: 0 };
      byRaters.set(item.annotators.length, same);
      same.items += 1;
      if (value === null) return;
      sums.add(value, meanOf(item.weights));
      same.valued += 1;
      same.sum += value;
    },
    () => sums.endCluster(),
  );
  if (ranked === 0)
    return notComputable(
      "No three responses were ranked or rated by two annotators.",
      "Contract for 10 to 20 % of the rankings to be made by two or more annotators.",
    );
  const mean = clusteredMean(sums);
  if (sums.clusters === 0)
    return notComputable("Every ranking ties all responses: where nothing is ordered, orders cannot agree.");
  if (!mean || sums.clusters < FEWEST_PROMPTS) return notEnough(metric, sums.clusters);
  const rows = [...byRaters]
    .sort(([a], [b]) => a - b)
    .map(([raters, { items, valued, sum }]) => [raters, items, valued > 0 ? sum / valued : null]);
  return {
    kind: "estimate",
    value: mean.value,
    low: Math.max(lowest, mean.low),
    high: Math.min(1, mean.high),
    n: sums.clusters,
    nUnit: metric.nUnit,
    detail: {
      title: "By number of annotators; the mean is of items whose order is told",
      columns: ["annotators", "items", "mean"],
      rows,
      rowParams: rows.map(([raters]) => `rankedBy=${raters}`),
    },
  };
}
