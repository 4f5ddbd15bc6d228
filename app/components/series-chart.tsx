import { type FigureUnit, figureText, groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { ClientOnly } from "./client-only.tsx";
import type { GateProps } from "./gates.ts";
import { InteractiveSeries } from "./interactive-series.tsx";
import type { SeriesPoint } from "./series.ts";
import { SeriesDrawing } from "./series-drawing.tsx";
import type { SeriesEvent } from "./series-layout.ts";

export interface SeriesChartProps extends ChartProps, GateProps {
  /** The y axis, with its unit. */
  measure: string;
  points: readonly SeriesPoint[];
  unit: FigureUnit;
  /** Marks between weeks. */
  events?: SeriesEvent[];
  /** Sub-lots (days) as small dots; `at` as with events. */
  lots?: { at: number; value: number }[];
  /** Header of the last column of the table; null leaves it out. */
  stateColumn?: string | null;
  /** Replace the drawing, once in the browser, by one that shows the numbers under the pointer. */
  interactive?: boolean;
}

/** Week by week: value, 95 % band, gate lines, event marks, table. Complete without JavaScript. */
export function SeriesChart({
  finding,
  sub,
  csvHref,
  href,
  interactive,
  stateColumn = "state",
  ...plot
}: SeriesChartProps) {
  const drawing = <SeriesDrawing {...plot} />;
  return (
    <ChartFigure finding={finding} sub={sub} csvHref={csvHref} href={href} table={seriesTable(plot, stateColumn)}>
      {interactive ? (
        <ClientOnly fallback={drawing}>{() => <InteractiveSeries {...plot} fallback={drawing} />}</ClientOnly>
      ) : (
        drawing
      )}
    </ChartFigure>
  );
}

function seriesTable(
  { points, unit, measure }: Pick<SeriesChartProps, "points" | "unit" | "measure">,
  stateColumn: string | null,
) {
  return {
    caption: measure,
    columns: ["week", measure, "95 % interval", "n", ...(stateColumn === null ? [] : [stateColumn])],
    rows: points.map(({ label, outcome, state, word }) => [
      label,
      ...figureCells(outcome, unit),
      ...(stateColumn === null ? [] : [word ?? state]),
    ]),
    hrefs: points.map(({ href }) => href),
  };
}

function figureCells(outcome: Outcome, unit: FigureUnit) {
  if (outcome.kind === "not-enough") return [figureText(outcome, unit), null, groupDigits(outcome.n)];
  if (outcome.kind === "not-computable") return [figureText(outcome, unit), null, null];
  const interval = intervalText(outcome.low, outcome.high, unit);
  return [valueText(outcome.value, unit), interval || "full count", groupDigits(outcome.n)];
}
