import { type FigureUnit, groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { unitLimits } from "./gates.ts";
import { linear, paddedRange, type Range, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { StateMark } from "./state-mark.tsx";
import { YAxis } from "./y-axis.tsx";

export interface ControlPoint {
  label: string;
  value: number;
  /** A second line of the same chart: the lower sum of a CUSUM. */
  other?: number;
  /** Control limits of this point. */
  low: number;
  high: number;
  n: number;
  out: boolean;
  href?: string;
}

export interface ControlChartProps extends ChartProps {
  points: readonly ControlPoint[];
  measure: string;
  /** What a point stands for. */
  lot?: "day (UTC)" | "week";
  unit?: FigureUnit;
  /** What the axis never leaves; by default what the unit allows. */
  bounds?: Range;
  /** Drawn as a line of its own. */
  centre?: number;
  /** Marks between points (0.5 stands after the first), with a letter explained elsewhere. */
  events?: readonly { at: number; label: string }[];
}

const FRAME = { width: 400, height: 190, left: 50, right: 394, bottom: 156 };

/** A value by day or week within limits of its own at every point; what is outside is a square. */
export function ControlChart({
  points,
  measure,
  lot = "day (UTC)",
  unit = "share",
  bounds = unitLimits(unit),
  centre,
  events = [],
  ...chart
}: ControlChartProps) {
  const top = events.length === 0 ? 12 : 24;
  const range = paddedRange(
    points.flatMap(({ value, other, low, high }) => [value, other ?? value, low, high, centre ?? value]),
    0.06,
    bounds,
  );
  const y = linear(range, { min: FRAME.bottom, max: top });
  const place = slot(points.length, { min: FRAME.left, max: FRAME.right });
  const width = (FRAME.right - FRAME.left) / Math.max(1, points.length);
  const steps = (of: (point: ControlPoint) => number) =>
    points
      .map((point, i) => `${i === 0 ? "M" : "L"}${round(place(i) - width / 2)},${round(y(of(point)))}h${round(width)}`)
      .join("");
  const every = Math.ceil(points.length / 4);
  const lineOf = (of: (point: ControlPoint) => number) =>
    points.map((point, i) => `${i === 0 ? "M" : "L"}${round(place(i))},${round(y(of(point)))}`).join("");
  const hasOther = points.some(({ other }) => other !== undefined);
  const table = {
    caption: `${measure} by ${lot}`,
    columns: [lot, measure, "limits", "n", "against the limits"],
    rows: points.map(({ label, value, other, low, high, n, out }) => [
      ...[label, other === undefined ? groupDigits(value, 3) : `${groupDigits(value, 3)} and ${groupDigits(other, 3)}`],
      ...[`${groupDigits(low, 3)} to ${groupDigits(high, 3)}`, groupDigits(n)],
      out ? "outside" : "inside",
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
        <YAxis ticks={ticks(range, 3)} y={y} left={FRAME.left} right={FRAME.right} unit={unit} />
        <path className="limit inner" d={steps(({ low }) => low)} />
        <path className="limit inner" d={steps(({ high }) => high)} />
        {centre !== undefined && (
          <line className="limit" x1={FRAME.left} x2={FRAME.right} y1={y(centre)} y2={y(centre)} />
        )}
        {events.map(({ at, label }) => (
          <g key={label}>
            <line className="event" x1={place(at)} x2={place(at)} y1={top - 8} y2={FRAME.bottom} />
            <text className="middle" x={place(at)} y={top - 12}>
              {label}
            </text>
          </g>
        ))}
        <path className="line" d={lineOf(({ value }) => value)} />
        {hasOther && <path className="line" d={lineOf(({ other, value }) => other ?? value)} />}
        {points.map((point, i) => (
          <Mark key={point.label} point={point} x={round(place(i))} y={round(y(markedOf(point)))} />
        ))}
        {points.map(({ label }, i) =>
          i % every === 0 ? (
            <text key={label} className="middle" x={round(place(i))} y={FRAME.height - 12}>
              {label.replace(/^\d{4}-/, "")}
            </text>
          ) : null,
        )}
      </svg>
    </ChartFigure>
  );
}

/** The line further from the middle is the one to look at. */
function markedOf({ value, other, low, high }: ControlPoint): number {
  const middle = (low + high) / 2;
  return other !== undefined && Math.abs(other - middle) > Math.abs(value - middle) ? other : value;
}

function Mark({ point, x, y }: { point: ControlPoint; x: number; y: number }) {
  const shape = point.out ? (
    <StateMark state="fail" x={x} y={y} r={4} />
  ) : (
    <circle className="tone-accent mark" cx={x} cy={y} r={3} />
  );
  if (!point.href) return shape;
  return (
    <a
      href={point.href}
      aria-label={`${point.label}: ${groupDigits(markedOf(point), 3)}${point.out ? ", outside" : ""}`}
    >
      {shape}
    </a>
  );
}
