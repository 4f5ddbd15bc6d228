import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import type { Metric } from "../metric.ts";
import { sampledInterval, tooFew } from "../outcomes.ts";
import { eachRow } from "../rows.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { StrengthTally } from "./strength-tally.ts";

export const strengthHistogram: Metric = {
  id: "strength-histogram",
  version: 4,
  title: "Strength of preference",
  group: "agreement",
  unit: "index",
  better: "higher",
  about:
    "Mean strength of preference from 0 (all ties) to 1 (all as strong as the scale goes), with the histogram of labels.",
  formula: `Sum of w·|strength| / sum of w over comparisons with a strength; both bad and skip are listed, not averaged. On a form without degrees it is the share of comparisons that are no tie. Interval: t with the cluster-robust standard error, prompts as clusters. ${IN_STEPS}`,
  source:
    "Strength shares by batch as in Touvron et al. 2023 (Llama 2), figure 25. Lines: ours; falling strength may be better models.",
  needs: ["comparisons with a strength or a side"],
  nUnit: "comparisons with a preference or a tie",
  minimumN: 200,
  lines: { warn: 0.3, fail: 0.15 },
  gate: false,
  measure: (view) => {
    const { judgments, weight } = view;
    const sums = new ClusterSums();
    const tally = new StrengthTally(view);
    let n = 0;
    eachRow(
      view,
      (row) => {
        tally.add(row);
        const strength = judgments.strength[row] as number;
        if (Number.isNaN(strength)) return;
        n += 1;
        sums.add(Math.abs(strength), weight[row] as number);
      },
      () => sums.endCluster(),
    );
    const mean = clusteredMean(sums);
    if (!mean) return tooFew(strengthHistogram, n, sums.clusters, 2);
    const { low, high } = sampledInterval(mean, sums.worth, [0, 1]);
    return {
      kind: "estimate",
      value: mean.value,
      low,
      high,
      n,
      nUnit: strengthHistogram.nUnit,
      detail: tally.detail(),
    };
  },
};
