import type { Metric } from "../metric.ts";
import { driftOf, joinedNames, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";

export const languageDrift: Metric = {
  id: "language-drift",
  version: 1,
  title: "Language drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about: "How far the mix of stated languages has moved from the previous batch; other numbers move with it.",
  formula: PSI_FORMULA,
  source: PSI_SOURCE,
  needs: ["a previous batch", "the language of each record"],
  nUnit: "records in the smaller batch",
  minimumN: 500,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  measure: (view, context) =>
    driftOf(
      languageDrift,
      view,
      context,
      (now, before) => {
        const { all, placesOf } = joinedNames([now.names.languages, before.names.languages]);
        return {
          categories: all,
          of: "items",
          categoryOf: ({ items, names }) => placesOf(items.language, names.languages),
          paramsOf: (c) => `language=${encodeURIComponent(all[c] ?? "")}`,
        };
      },
      {
        missing: "The records of this batch, or of the previous one, name no language.",
        ask: "Contract for the language of every record.",
      },
    ),
};
