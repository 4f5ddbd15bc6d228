import { impliedAccuracy, majorityAccuracy } from "#app/stats/implied-accuracy.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { disagreementSpread } from "./disagreement-spread.ts";
import { measurePairShare } from "./measure-pair-share.ts";
import { DOUBLE_DECIDED } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

/** Agree on first, or on second. */
const SAME_SIDE = Float64Array.of(1, 0, 0, 1);

export const impliedNoise: Metric = {
  id: "implied-noise",
  version: 2,
  title: "Implied label noise",
  group: "agreement",
  unit: "share",
  better: "lower",
  about:
    "Share of labels that would be wrong if annotators were equally good, independent, and no item harder than another. The same agreement also comes from clear items mixed with contested ones, for which this number means nothing: look at the disagreement per item.",
  formula:
    "1 - q with q = (1 + sqrt(2A - 1)) / 2 from raw agreement A with ties dropped (A = q² + (1 - q)²); at A of 0.5 or less the noise is 0.5. Interval: that of A, through the same formula.",
  source:
    "Binomial model of independent annotators; majority of n by Condorcet. Lines: those of raw agreement (0.68 and 0.62).",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_DECIDED,
  minimumN: 200,
  lines: { warn: 0.2, fail: 0.255 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "decided");
    const raw = measurePairShare(impliedNoise, view, table, SAME_SIDE);
    if (raw.kind !== "estimate") return raw;
    if (raw.high <= 0.5)
      return notComputable(
        "Annotators agree less than half of the time, surely: no share of wrong labels explains that.",
      );
    const accuracy = impliedAccuracy(raw.value);
    const majorities = [1, 3, 5, 7].map((n): [string, number] => [
      n === 1 ? "one annotator is right" : `the majority of ${n} is right`,
      majorityAccuracy(accuracy, n),
    ]);
    const spread = disagreementSpread(table);
    const judgments = table.raters.reduce((sum, one) => sum + one, 0);
    const rows = [
      ["raw agreement, ties dropped", raw.value, judgments],
      ...majorities.map((row) => [...row, null]),
      ...spread.map((one) => [one.name, one.share, one.judgments]),
    ];
    return {
      ...raw,
      value: 1 - accuracy,
      low: 1 - impliedAccuracy(raw.high),
      high: 1 - impliedAccuracy(raw.low),
      detail: {
        title: "What it would imply, and how disagreement is spread",
        columns: ["", "share", "judgments"],
        rows,
        // What the model implies is of no records.
        rowParams: ["shared=decided", ...majorities.map(() => null), ...spread.map(({ params }) => params)],
      },
    };
  },
};
