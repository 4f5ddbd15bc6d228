/** What stands behind an intraclass correlation: all six forms where the same annotators rated everything, else how many rated. */
import { intraclassCorrelations } from "#app/stats/intraclass-correlation.ts";
import type { Detail } from "../metric.ts";
import type { RankedItem } from "./rankings.ts";

/** Each row opens the ratings that it is of. */
export function completeIcc(rated: readonly RankedItem[]): Detail {
  const team = rated[0]?.annotators.join() ?? "";
  const isComplete = rated.every(({ annotators }) => annotators.join() === team);
  return (isComplete ? allForms(rated) : null) ?? byRaters(rated);
}

/** Their intervals take responses as independent; the metric's own does not. null where there is no variation to share. */
function allForms(rated: readonly RankedItem[]): Detail | null {
  const table = rated.flatMap(({ responses, scores }) =>
    Array.from({ length: responses }, (_, i) => scores.map((one) => one[i] ?? 0)),
  );
  const raters = rated[0]?.annotators.length ?? 0;
  const forms = intraclassCorrelations(table);
  return (
    forms && {
      title:
        "All forms, the same annotators on every response (1: each response its own; 2: drawn from many; 3: just these)",
      columns: ["form", "value", "low", "high", "F", "p", "annotators", "items", "responses"],
      rows: forms.map(({ form, value, low, high, f, pValue }) => [
        ...[form, value, low, high, f, pValue],
        ...[raters, rated.length, table.length],
      ]),
      rowParams: forms.map(() => `ratedBy=${raters}`),
    }
  );
}

function byRaters(rated: readonly RankedItem[]): Detail {
  const counts = new Map<number, { items: number; responses: number }>();
  for (const { annotators, responses } of rated) {
    const one = counts.get(annotators.length) ?? { items: 0, responses: 0 };
    counts.set(annotators.length, { items: one.items + 1, responses: one.responses + responses });
  }
  const rows = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([raters, { items, responses }]) => [raters, items, responses]);
  return {
    title: "By number of annotators; the other forms need the same annotators on every response",
    columns: ["annotators", "items", "responses"],
    rows,
    rowParams: rows.map(([raters]) => `ratedBy=${raters}`),
  };
}
