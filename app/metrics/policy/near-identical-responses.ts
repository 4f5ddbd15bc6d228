import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { type BatchView, NOT_COMPARED, SIMILARITY_STEPS } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { eachItem } from "../rows.ts";

const ALIKE = 0.95 * SIMILARITY_STEPS;

export const nearIdenticalResponses: Metric = {
  id: "near-identical-responses",
  version: 2,
  title: "Near-identical responses",
  group: "policy",
  unit: "share",
  better: "lower",
  about: "Share of records in which another response says almost the same as the first: there is little to prefer.",
  formula:
    "Items with a response whose likeness to the first is above 0.95 / items with two responses or more, counted by item. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Responses of two different variants as in Touvron et al. 2023 (Llama 2) and Dubey et al. 2024. Lines: ours.",
  needs: ["two responses a record"],
  nUnit: "records",
  minimumN: 200,
  lines: { warn: 0.05, fail: 0.15 },
  gate: false,
  rows: "mark=nearly_same",
  shownOnly: true,
  since: 2,
  measure: (view) => {
    const sums = new ClusterSums();
    let n = 0;
    eachItem(
      view,
      (item) => {
        const same = isNearlySame(view, item);
        if (same === null) return;
        n += 1;
        sums.add(Number(same), 1);
      },
      () => sums.endCluster(),
    );
    if (n === 0) return notEnough(nearIdenticalResponses, 0);
    const share = clusteredProportion(sums, n);
    if (!share) return notEnough(nearIdenticalResponses, 0);
    return {
      kind: "estimate",
      value: share.value,
      low: share.low,
      high: share.high,
      n,
      nUnit: nearIdenticalResponses.nUnit,
    };
  },
};

/** Whether a response says almost the same as the first; null where there is only one. */
export function isNearlySame({ items, responses }: BatchView, item: number): boolean | null {
  const start = items.firstResponse[item] as number;
  const end = items.firstResponse[item + 1] as number;
  if (end - start < 2) return null;
  for (let r = start + 1; r < end; r += 1) {
    const likeness = responses.similarity[r] as number;
    if (likeness !== NOT_COMPARED && likeness > ALIKE) return true;
  }
  return false;
}
