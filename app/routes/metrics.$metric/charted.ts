/** What a metric's table of numbers draws, read by the names of its columns. */
import type { ChangePoint } from "#app/components/change-plot.tsx";
import type { ControlPoint } from "#app/components/control-chart.tsx";
import type { Detail } from "#app/metrics/metric.ts";

type Row = (column: string) => string | number | null;

/** The days of a daily metric on both of its charts; null for a table of another kind. */
export function daysCharted(
  detail: Detail,
  hrefOf: (params: string) => string,
): { shares: ControlPoint[]; averages: ControlPoint[] } | null {
  if (!["day (UTC)", "share", "EWMA", "EWMA low"].every((column) => detail.columns.includes(column))) return null;
  const points = (value: string, low: string, high: string) =>
    rowsOf(detail, hrefOf).map(({ cell, href }): ControlPoint => {
      const [at, least, most] = [value, low, high].map((column) => Number(cell(column))) as [number, number, number];
      return {
        ...{ label: String(cell("day (UTC)")), value: at, low: least, high: most, n: Number(cell("rows")), href },
        out: at < least - 1e-12 || at > most + 1e-12,
      };
    });
  return { shares: points("share", "low", "high"), averages: points("EWMA", "EWMA low", "EWMA high") };
}

/** Each annotator's change; null for a table of another kind. */
export function changesCharted(detail: Detail, hrefOf: (params: string) => string): ChangePoint[] | null {
  if (!["annotator", "change", "low", "high", "moved"].every((column) => detail.columns.includes(column))) return null;
  return rowsOf(detail, hrefOf).map(({ cell, href }) => ({
    ...{ label: String(cell("annotator")), value: Number(cell("change")), n: Number(cell("n now")), href },
    ...{ low: Number(cell("low")), high: Number(cell("high")), moved: cell("moved") === "moved" },
  }));
}

function rowsOf({ columns, rows, rowParams }: Detail, hrefOf: (params: string) => string) {
  return rows.map((cells, i) => {
    const params = rowParams?.[i] ?? null;
    const cell: Row = (column) => cells[columns.indexOf(column)] ?? null;
    return { cell, href: params === null ? undefined : hrefOf(params) };
  });
}
