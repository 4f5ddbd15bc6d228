import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

export const schemaValidity: Metric = {
  id: "schema-validity",
  version: 1,
  title: "Schema validity",
  group: "integrity",
  unit: "share",
  better: "higher",
  about: "Share of delivered rows that could be read and checked; the others are in quarantine and in no other number.",
  formula: "(rows delivered - rows quarantined) / rows delivered. Counted over the whole file, whatever is masked.",
  source: "Lines: ours. Any invalid row is worth a look; more than 1 % is a broken export.",
  needs: [],
  nUnit: "rows",
  minimumN: 1,
  lines: { warn: 1, fail: 0.99 },
  gate: true,
  counted: true,
  slices: "never",
  measure: (_, { rowsDelivered, rowsQuarantined }) => {
    if (!(rowsDelivered > 0)) return notEnough(schemaValidity, 0);
    const valid = Math.min(rowsDelivered, Math.max(0, rowsDelivered - rowsQuarantined));
    return counted(valid / rowsDelivered, rowsDelivered, schemaValidity.nUnit, {
      title: "Rows of the delivery",
      columns: ["rows", "count"],
      rows: [
        ["valid", valid],
        ["quarantined", rowsDelivered - valid],
      ],
    });
  },
};
