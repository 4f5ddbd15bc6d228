import { populationStabilityIndex } from "#app/stats/population-stability-index.ts";
import { populationStabilityInterval } from "#app/stats/population-stability-interval.ts";
import { StrengthTally } from "../agreement/strength-tally.ts";
import type { BatchView } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { categoryShares } from "./category-shares.ts";
import { distances } from "./drift-of.ts";

export const labelDrift: Metric = {
  id: "label-drift",
  version: 2,
  title: "Label drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about:
    "How far the distribution of labels has moved from the previous batch; better models can move it as well as worse work.",
  formula: `Sum of (p - q) ln(p / q) over the ordered categories, p this batch, q the previous one; an empty category counts as 0.0001. Interval: from the noncentral chi-square form of the index at n / design effect, prompts as clusters. Jensen-Shannon divergence, total variation and chi-square stand beside the table; a chi-square is never judged, because with thousands of rows a harmless shift is significant. ${IN_STEPS}`,
  source: "Population stability index; below 0.10 stable and above 0.25 a major shift are conventions.",
  needs: ["a previous batch on the same label scale"],
  nUnit: "labels in the smaller batch",
  minimumN: 200,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  measure: (view, { previous }) => {
    if (!previous) return notComputable("The contract has no previous batch to compare with.");
    const { scale } = view;
    if (!scale || !previous.scale)
      return notComputable(
        "This delivery, or the previous one, has no single ordered label scale.",
        "Contract for one strength scale on all comparisons of a delivery.",
      );
    if (scale.categories !== previous.scale.categories || scale.hasTie !== previous.scale.hasTie)
      return notComputable(
        "The previous batch was labelled on another scale.",
        "Keep one label scale over the contract, or ask for the old one mapped to the new.",
      );
    const now = categoryShares(view, scale.categories);
    const before = categoryShares(previous, scale.categories);
    if (!now || !before) return notEnough(labelDrift, 0);
    const value = populationStabilityIndex(now.shares, before.shares);
    const { low, high } = populationStabilityInterval(now.shares, before.shares, now.effectiveN, before.effectiveN);
    const labels = labelsOfView(view);
    const detail = {
      title: `Share of each label now and before: ${distances(now, before)}`,
      columns: ["label", "this batch", "previous batch", "labels of this batch"],
      rows: now.shares.map((share, c) => [String(c + 1), share, before.shares[c] ?? 0, labels[c]?.weight ?? 0]),
      rowParams: now.shares.map((_, c) => labels[c]?.params ?? null),
    };
    return { kind: "estimate", value, low, high, n: Math.min(now.n, before.n), nUnit: labelDrift.nUnit, detail };
  },
};

/** Of each label, or step of a fine scale, its weight and what opens it, as in the histogram of labels. */
function labelsOfView(view: BatchView): { weight: number; params: string | null }[] {
  const tally = new StrengthTally(view);
  for (const row of countedRows(view).row) tally.add(row);
  const { rows, rowParams = [] } = tally.detail();
  return rows.map(([, , weight], i) => ({ weight: Number(weight), params: rowParams[i] ?? null }));
}
