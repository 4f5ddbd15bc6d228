import type { Metric } from "../metric.ts";
import { driftOf, joinedNames, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";

export const domainDrift: Metric = {
  id: "domain-drift",
  version: 1,
  title: "Domain drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about:
    "How far the mix of domains has moved from the previous batch; other numbers move with it, and a planned curriculum moves it too.",
  formula: PSI_FORMULA,
  source: PSI_SOURCE,
  needs: ["a previous batch", "the domain of each record"],
  nUnit: "records in the smaller batch",
  minimumN: 500,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  measure: (view, context) =>
    driftOf(
      domainDrift,
      view,
      context,
      (now, before) => {
        const { all, placesOf } = joinedNames([now.names.domains, before.names.domains]);
        return {
          categories: all,
          of: "items",
          categoryOf: ({ items, names }) => placesOf(items.domain, names.domains),
          paramsOf: (c) => `domain=${encodeURIComponent(all[c] ?? "")}`,
        };
      },
      {
        missing: "The records of this batch, or of the previous one, name no domain.",
        ask: "Contract for the domain of every record.",
      },
    ),
};
