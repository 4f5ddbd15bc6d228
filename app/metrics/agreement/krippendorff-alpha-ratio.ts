import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureAlpha } from "./measure-alpha.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const krippendorffAlphaRatio: Metric = {
  id: "krippendorff-alpha-ratio",
  version: 4,
  title: "Krippendorff's α, size of the preference (ratio)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "How far annotators agree on how much better one response is, whichever they prefer; near 0 where sizes are guesses although sides agree.",
  formula: `1 - observed / expected disagreement over the steps 0, 1, 2 … from the tie of the delivery's scale, the only true zero that comparisons have, with the distance ((c - k) / (c + k))². Comparisons with two or more named annotators and a category. Interval: influence of each unit summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - α); not claimed with fewer than 50 prompts where somebody called a tie. ${IN_STEPS}`,
  source: "Krippendorff, Content Analysis (2018), chapter 12. Lines: ours.",
  needs: ["one label scale of five or more points with a tie", "judgments by two or more annotators on some items"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.1, fail: 0 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "size");
    return table
      ? measureAlpha(krippendorffAlphaRatio, view, table, "ratio")
      : notComputable(
          "Ratios need a true zero, and the delivery has no single label scale with a tie and two sizes of preference.",
          "Contract for one strength scale of five or more points with a tie.",
        );
  },
};
