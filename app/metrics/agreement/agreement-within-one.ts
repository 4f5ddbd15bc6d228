import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measurePairShare } from "./measure-pair-share.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { pairTable } from "./pair-table.ts";
import { type UnitTable, unitTable } from "./unit-table.ts";

export const agreementWithinOne: Metric = {
  id: "agreement-within-one",
  version: 3,
  title: "Agreement within one point",
  group: "agreement",
  unit: "share",
  better: "higher",
  about:
    "How often two annotators' strengths lie at most one point of the scale apart; chance level is high on short scales.",
  formula: `Mean over comparisons of the share of annotator pairs with |x - y| <= 1 on the delivery's scale of four or more points. Comparisons with two or more named annotators and a category. Interval: Wilson's with Student's t at n / design effect, prompts as clusters. ${IN_STEPS}`,
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
    const scores = Float64Array.from({ length: size * size }, (_, at) => Number(pointsApart(at, size) <= 1));
    return measurePairShare(agreementWithinOne, view, table, scores, () => {
      const cells = pairTable(table, "unit");
      const total = cells.reduce((sum, amount) => sum + amount, 0);
      const apart = new Float64Array(size);
      for (const [at, amount] of cells.entries()) {
        const distance = pointsApart(at, size);
        apart[distance] = (apart[distance] as number) + amount / total;
      }
      const judgments = judgmentsApart(table);
      return {
        title: "Pairs of labels by how many points they lie apart, and the judgments of comparisons with such a pair",
        columns: ["points apart", "share", "judgments"],
        rows: Array.from(apart, (share, points) => [points, share, judgments[points] as number]),
        rowParams: Array.from(apart, (_, points) => `pointsApart=${points}`),
      };
    });
  },
};

function pointsApart(cell: number, size: number): number {
  return Math.abs(Math.floor(cell / size) - (cell % size));
}

/** By distance: judgments of the comparisons that have a pair of labels so far apart. */
function judgmentsApart({ units, size, firstEntry, cell, raters }: UnitTable): Uint32Array {
  const judgments = new Uint32Array(size);
  for (let u = 0; u < units; u += 1) {
    const distances = new Set<number>();
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
      distances.add(pointsApart(cell[e] as number, size));
    for (const one of distances) judgments[one] = (judgments[one] as number) + (raters[u] as number);
  }
  return judgments;
}
