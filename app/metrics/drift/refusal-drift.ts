import { ResponseFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { driftOf, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";

export const refusalDrift: Metric = {
  id: "refusal-drift",
  version: 1,
  title: "Refusal drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about: "How far the share of responses that refuse has moved from the previous batch.",
  formula: PSI_FORMULA,
  source: PSI_SOURCE,
  needs: ["a previous batch"],
  nUnit: "responses in the smaller batch",
  minimumN: 500,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  rows: "mark=refusal",
  shownOnly: true,
  measure: (view, context) =>
    driftOf(
      refusalDrift,
      view,
      context,
      () => ({
        categories: ["answers", "refuses"],
        of: "responses",
        categoryOf: ({ responses }) => {
          const category = new Uint32Array(responses.n);
          for (let r = 0; r < responses.n; r += 1)
            category[r] = Number(((responses.flags[r] as number) & ResponseFlag.REFUSAL) !== 0);
          return category;
        },
        paramsOf: (c) => (c === 1 ? "mark=refusal" : null),
      }),
      { missing: "This batch, or the previous one, has no responses." },
    ),
};
