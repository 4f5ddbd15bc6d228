/** All six intraclass correlations, where the same annotators rated everything. */
import { intraclassCorrelations } from "#app/stats/intraclass-correlation.ts";
import type { Detail } from "../metric.ts";
import type { RankedItem } from "./rankings.ts";

/** Their intervals take responses as independent; the metric's own does not. */
export function completeIcc(rated: readonly RankedItem[]): Detail {
  const team = rated[0]?.annotators.join() ?? "";
  const isComplete = rated.every(({ annotators }) => annotators.join() === team);
  const table = isComplete
    ? rated.flatMap(({ responses, scores }) =>
        Array.from({ length: responses }, (_, i) => scores.map((one) => one[i] ?? 0)),
      )
    : [];
  return {
    title: isComplete
      ? "All forms, the same annotators on every response (1: each response its own; 2: drawn from many; 3: just these)"
      : "The other forms need the same annotators on every response",
    columns: ["form", "value", "low", "high", "F", "p"],
    rows: (intraclassCorrelations(table) ?? []).map(({ form, value, low, high, f, pValue }) => [
      form,
      value,
      low,
      high,
      f,
      pValue,
    ]),
  };
}
