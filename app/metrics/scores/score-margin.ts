import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { eachRow } from "../rows.ts";
import { NO_SCORES, responseScores, scoreMargin } from "./score-comparisons.ts";

/** Has no table: which margins are the least is told by scores, which are imported beside a delivery; a filter of records reads the delivery alone. */
export const scoreMarginMean: Metric = {
  id: "score-margin",
  version: 1,
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
    eachRow(
      view,
      (row) => {
        const margin = scoreMargin(view, set.values, row);
        if (Number.isNaN(margin)) return;
        count.n += 1;
        sums.add(margin, view.weight[row] as number);
      },
      () => sums.endCluster(),
    );
    const mean = count.n > 0 ? clusteredMean(sums) : null;
    if (mean && mean.high - mean.low < 1e-12 * Math.max(1, Math.abs(mean.value)))
      return notComputable(
        "The scores put every preferred response ahead by the same margin.",
        "Import scores that differ between responses.",
      );
    if (!mean || ![mean.low, mean.high].every(Number.isFinite)) return notEnough(scoreMarginMean, count.n);
    return {
      kind: "estimate",
      value: mean.value,
      low: mean.low,
      high: mean.high,
      n: count.n,
      nUnit: scoreMarginMean.nUnit,
    };
  },
};
