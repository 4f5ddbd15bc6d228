/** Raw pairwise agreement of a view under a tie policy, with its cluster-robust interval. */
import type { AgreementScore } from "#app/stats/pairwise-agreement.ts";
import { SAME } from "#app/stats/pairwise-agreement.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { measurePairShare } from "./measure-pair-share.ts";
import { type UnitTable, unitTable } from "./unit-table.ts";

/** `kind` decided drops ties, side keeps them as an answer of their own; `score` is what a pair of answers is worth. */
export function measureAgreement(
  metric: Counting,
  view: BatchView,
  kind: "side" | "decided",
  score: AgreementScore = SAME,
): Outcome {
  const table = unitTable(view, kind);
  const { size } = table;
  const scores = Float64Array.from({ length: size * size }, (_, at) => score(Math.floor(at / size), at % size));
  return measurePairShare(metric, view, table, scores, () =>
    byRaters(table, scores, kind === "decided" ? "decidedBy" : "answeredBy"),
  );
}

/** @param param of the records screen, which lists the comparisons by how many answered them. */
function byRaters(
  { units, firstEntry, cell, share, raters }: UnitTable,
  scores: Float64Array,
  param: "answeredBy" | "decidedBy",
): Detail {
  const most = raters.reduce((highest, one) => Math.max(highest, one), 0);
  const count = new Uint32Array(most + 1);
  const agreed = new Float64Array(most + 1);
  for (let u = 0; u < units; u += 1) {
    let agreement = 0;
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
      agreement += (scores[cell[e] as number] as number) * (share[e] as number);
    const n = raters[u] as number;
    count[n] = (count[n] as number) + 1;
    agreed[n] = (agreed[n] as number) + agreement;
  }
  const rows = Array.from(count, (found, n) => [n, found, (agreed[n] as number) / found]).filter(([, found]) => found);
  return {
    title: "Agreement by number of annotators",
    columns: ["annotators", "comparisons", "agreement"],
    rows,
    rowParams: rows.map(([n]) => `${param}=${n}`),
  };
}
