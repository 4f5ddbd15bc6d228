import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, tooFew } from "../outcomes.ts";
import { eachRow } from "../rows.ts";
import { NO_SCORES, responseScores, scoreMargin } from "./score-comparisons.ts";

/** By 1 - the sign of the margin. */
const PLACES = ["ahead", "level", "behind"] as const;

export const scoreMarginMean: Metric = {
  id: "score-margin",
  version: 2,
  title: "Score margin",
  group: "scores",
  unit: "index",
  better: "higher",
  about: "By how much the imported scores put the preferred response ahead, in the scores' own units.",
  formula:
    "Weighted mean of score(preferred) - score(other) over decided comparisons with both scores; the first imported reward model, else the first judge. Interval: of a mean with prompts as clusters.",
  source: "Pair informativeness as in Touvron et al. 2023 (Llama 2). Below 0 the scores prefer what people refused.",
  needs: ["imported scores per response"],
  nUnit: "decided comparisons with both scores",
  minimumN: 300,
  lines: { warn: 0, fail: -0.001 },
  gate: false,
  shownOnly: true,
  measure: (view, context) => {
    const set = responseScores(context);
    if (!set) return NO_SCORES;
    const sums = new ClusterSums();
    const count = { n: 0 };
    const bySign = [0, 0, 0];
    const sumOf = [0, 0, 0];
    const weightOf = [0, 0, 0];
    eachRow(
      view,
      (row) => {
        const margin = scoreMargin(view, set.values, row);
        if (Number.isNaN(margin)) return;
        count.n += 1;
        const weight = view.weight[row] as number;
        sums.add(margin, weight);
        const place = 1 - Math.sign(margin);
        bySign[place] = (bySign[place] as number) + 1;
        sumOf[place] = (sumOf[place] as number) + weight * margin;
        weightOf[place] = (weightOf[place] as number) + weight;
      },
      () => sums.endCluster(),
    );
    const mean = clusteredMean(sums);
    if (mean && mean.high - mean.low < 1e-12 * Math.max(1, Math.abs(mean.value)))
      return notComputable(
        "The scores put every preferred response ahead by the same margin.",
        "Import scores that differ between responses.",
      );
    const listed = listedRows(view);
    if (!mean || ![mean.low, mean.high].every(Number.isFinite))
      return tooFew(scoreMarginMean, count.n, sums.clusters, 2);
    return {
      kind: "estimate",
      value: mean.value,
      low: mean.low,
      high: mean.high,
      n: count.n,
      nUnit: scoreMarginMean.nUnit,
      detail: {
        title: `Where ${set.name} puts the preferred response`,
        columns: ["the preferred response is", "mean margin", "comparisons"],
        rows: PLACES.map((name, place) => [
          name,
          (weightOf[place] as number) > 0 ? (sumOf[place] as number) / (weightOf[place] as number) : null,
          bySign[place] as number,
        ]),
        rowParams: PLACES.map((puts) =>
          listed([
            ["scored", set.name],
            ["puts", puts],
          ]),
        ),
      },
    };
  },
};
