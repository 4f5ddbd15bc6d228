/** Raw pairwise agreement of a view under a tie policy, with its cluster-robust interval. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { type AgreementScore, pairwiseAgreement, SAME } from "#app/stats/pairwise-agreement.ts";
import type { BatchView } from "./batch-view.ts";
import type { Metric, Outcome } from "./metric.ts";
import { DOUBLE_LABELLED, withoutAgreement } from "./overlap.ts";
import { eachUnit } from "./units.ts";

/**
 * Mean over comparisons of the share of agreeing pairs of annotators; a comparison weighs the mean weight of its judgments.
 * Interval: Wilson's at the n_eff of the variance between prompts, never above the number of pairs.
 */
export function measureAgreement(
  metric: Pick<Metric, "minimumN">,
  view: BatchView,
  sideOfRow: (row: number) => number,
  score: AgreementScore = SAME,
): Outcome {
  const sums = new ClusterSums();
  const counts = new Float64Array(3);
  const squares = new Float64Array(3);
  const byRaters = new Map<number, { units: number; agreement: number }>();
  let units = 0;
  let pairs = 0;
  eachUnit(
    view,
    sideOfRow,
    ({ raters, label, weight }) => {
      counts.fill(0);
      squares.fill(0);
      let total = 0;
      for (let r = 0; r < raters; r += 1) {
        const side = label[r] as number;
        const one = weight[r] as number;
        counts[side] = (counts[side] as number) + one;
        squares[side] = (squares[side] as number) + one * one;
        total += one;
      }
      const agreement = pairwiseAgreement(counts, squares, score);
      if (agreement === null) return;
      units += 1;
      pairs += (raters * (raters - 1)) / 2;
      sums.add(agreement, total / raters);
      const same = byRaters.get(raters);
      if (same) {
        same.units += 1;
        same.agreement += agreement;
      } else byRaters.set(raters, { units: 1, agreement });
    },
    () => sums.endCluster(),
  );
  const share = clusteredProportion(sums, pairs);
  if (!share) return withoutAgreement(metric, view, 0);
  const rows = [...byRaters]
    .sort(([a], [b]) => a - b)
    .map(([raters, one]) => [raters, one.units, one.agreement / one.units]);
  const detail = {
    title: "Agreement by number of annotators",
    columns: ["annotators", "comparisons", "agreement"],
    rows,
  };
  const { value, low, high } = share;
  return { kind: "estimate", value, low, high, n: units, nUnit: DOUBLE_LABELLED, detail };
}
