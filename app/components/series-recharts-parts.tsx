import { figureText } from "#app/domain/figure.ts";
import type { SeriesPlot } from "./series-layout.ts";
import { StateMark } from "./state-mark.tsx";

export interface SeriesDotProps {
  plot: SeriesPlot;
  index: number;
  cx?: number | null;
  cy?: number | null;
}

/** A week's point, by state; opens the rows behind it. */
export function SeriesDot({ plot, index, cx, cy }: SeriesDotProps) {
  const point = plot.points[index];
  if (point?.outcome.kind !== "estimate" || typeof cx !== "number" || typeof cy !== "number") return <g />;
  const mark = <StateMark state={point.state} x={cx} y={cy} />;
  if (!point.href) return mark;
  return (
    <a href={point.href} aria-label={point.label}>
      {mark}
    </a>
  );
}

/** The numbers of the week under the pointer. */
export function SeriesTip({ plot, index }: { plot: SeriesPlot; index: unknown }) {
  const point = typeof index === "number" ? plot.points[index] : undefined;
  if (!point) return null;
  return (
    <div className="chart-tip">
      <b>{point.label}</b> · {point.word ?? point.state}
      <br />
      {figureText(point.outcome, plot.unit)}
    </div>
  );
}
