import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { pairTable } from "./measure-coefficient.ts";
import { measurePairShare } from "./measure-pair-share.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const agreementWithinOne: Metric = {
  id: "agreement-within-one",
  version: 2,
  title: "Agreement within one point",
  group: "agreement",
  unit: "share",
  better: "higher",
  about:
    "How often two annotators' strengths lie at most one point of the scale apart; chance level is high on short scales.",
  formula: `Mean over comparisons of the share of annotator pairs with |x - y| <= 1 on the delivery's scale of four or more points. Comparisons with two or more named annotators and a category. Interval: Wilson's at n / design effect, prompts as clusters. ${IN_STEPS}`,
  source:
    "Companion of weighted κ; HelpSteer2 keeps items whose annotators span at most two points of five. Lines: ours.",
  needs: ["one ordered label scale of four or more points", "judgments by two or more annotators on some items"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 200,
  lines: { warn: 0.6, fail: 0.5 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "category");
    if (!table || table.size < 4)
      return notComputable(
        "The delivery has no single label scale of four or more points; on a shorter one nearly everything is within one.",
        "Contract for one strength scale on all comparisons of a delivery.",
      );
    const { size } = table;
    const scores = Float64Array.from({ length: size * size }, (_, at) =>
      Number(Math.abs(Math.floor(at / size) - (at % size)) <= 1),
    );
    return measurePairShare(agreementWithinOne, view, table, scores, () => {
      const cells = pairTable(table, "unit");
      const total = cells.reduce((sum, amount) => sum + amount, 0);
      const apart = new Float64Array(size);
      for (const [at, amount] of cells.entries()) {
        const distance = Math.abs(Math.floor(at / size) - (at % size));
        apart[distance] = (apart[distance] as number) + amount / total;
      }
      return {
        title: "Pairs of labels by how many points they lie apart",
        columns: ["points apart", "share"],
        rows: Array.from(apart, (share, points) => [points, share]),
      };
    });
  },
};
