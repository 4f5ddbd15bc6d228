import { groupDigits, lineText } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";

import { linear, paddedRange, ticks } from "./scale.ts";
import { round } from "./series.ts";
import { StateMark } from "./state-mark.tsx";
import { YAxis } from "./y-axis.tsx";

export interface FunnelPoint {
  label: string;
  n: number;
  /** Share, 0 … 1. */
  value: number;
  /** Named in the drawing. */
  marked: boolean;
  href?: string;
}

export interface FunnelPlotProps extends ChartProps {
  points: readonly FunnelPoint[];
  /** The share the limits stand around. */
  centre: number;
  /** Binomial limits by n, ascending in n; the first is the inner one (dashed). */
  limits: { label: string; at: { n: number; low: number; high: number }[] }[];
  /** The y axis. */
  measure: string;
  /** What n counts, plural: the x axis. */
  nUnit: string;
}

const FRAME = { width: 600, height: 280, left: 58, right: 590, top: 16, bottom: 226 };

/** Each annotator's share against how much was judged; chance alone keeps them inside the limits. */
export function FunnelPlot({ points, centre, limits, measure, nUnit, ...chart }: FunnelPlotProps) {
  const most = Math.max(1, ...points.map((point) => point.n)) * 1.06;
  const range = paddedRange([...points.map((point) => point.value), centre], 0.12, { min: 0, max: 1 });
  const x = linear({ min: 0, max: most }, { min: FRAME.left, max: FRAME.right });
  const y = linear(range, { min: FRAME.bottom, max: FRAME.top });
  const clamp = (value: number) => round(y(Math.min(range.max, Math.max(range.min, value))));
  const path = (at: { n: number }[], of: (i: number) => number) =>
    `M${at.map((limit, i) => `${round(x(limit.n))},${clamp(of(i))}`).join("L")}`;
  const drawn = limits.map((level) => ({ ...level, at: level.at.filter((limit) => limit.n <= most) }));
  const table = {
    caption: `${measure} by annotator`,
    columns: ["annotator", measure, nUnit, "marked"],
    rows: points.map((point) => [
      point.label,
      groupDigits(point.value, 3),
      groupDigits(point.n),
      point.marked ? "yes" : "no",
    ]),
    hrefs: points.map(({ href }) => href),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks(range, 4)} y={y} left={FRAME.left} right={FRAME.right} unit="share" />
        {drawn.map((level, i) => (
          <g key={level.label}>
            <path className={i === 0 ? "limit inner" : "limit"} d={path(level.at, (k) => level.at[k]?.low ?? centre)} />
            <path
              className={i === 0 ? "limit inner" : "limit"}
              d={path(level.at, (k) => level.at[k]?.high ?? centre)}
            />
          </g>
        ))}
        <line className="axis" x1={FRAME.left} x2={FRAME.right} y1={y(centre)} y2={y(centre)} />
        {points.map((point) => (
          <Mark key={point.label} point={point} x={round(x(point.n))} y={round(y(point.value))} />
        ))}
        {ticks({ min: 0, max: most }, 5).map((tick) => (
          <text key={tick} className="middle" x={x(tick)} y={FRAME.bottom + 20}>
            {groupDigits(tick)}
          </text>
        ))}
        <text className="end" x={FRAME.right} y={FRAME.height - 8}>{`${nUnit} →`}</text>
        <text
          x={FRAME.left}
          y={FRAME.height - 8}
        >{`around ${lineText(centre)}: ${limits.map((level) => level.label).join(", ")}`}</text>
      </svg>
    </ChartFigure>
  );
}

function Mark({ point, x, y }: { point: FunnelPoint; x: number; y: number }) {
  const shape = point.marked ? (
    <>
      <StateMark state="fail" x={x} y={y} r={4} />
      <text className="gate-text-fail" x={x + 9} y={y + 4}>
        {point.label}
      </text>
    </>
  ) : (
    <circle className="tone-accent mark" cx={x} cy={y} r={3.5} opacity={0.75} />
  );
  return point.href ? (
    <a href={point.href} aria-label={`${point.label}: ${groupDigits(point.value, 3)}, n ${groupDigits(point.n)}`}>
      {shape}
    </a>
  ) : (
    shape
  );
}
