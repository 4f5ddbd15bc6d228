import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, paddedRange, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { StateMark } from "./state-mark.tsx";
import { YAxis } from "./y-axis.tsx";

export interface ControlPoint {
  label: string;
  value: number;
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
}

const FRAME = { width: 400, height: 190, left: 50, right: 394, top: 12, bottom: 156 };

/** A p-chart: a share by day within limits that widen where there are fewer rows; what is outside is a square with its day. */
export function ControlChart({ points, measure, ...chart }: ControlChartProps) {
  const range = paddedRange(
    points.flatMap(({ value, low, high }) => [value, low, high]),
    0.06,
    { min: 0, max: 1 },
  );
  const y = linear(range, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(points.length, { min: FRAME.left, max: FRAME.right });
  const width = (FRAME.right - FRAME.left) / Math.max(1, points.length);
  const steps = (of: (point: ControlPoint) => number) =>
    points
      .map((point, i) => `${i === 0 ? "M" : "L"}${round(place(i) - width / 2)},${round(y(of(point)))}h${round(width)}`)
      .join("");
  const every = Math.ceil(points.length / 4);
  const table = {
    caption: `${measure} by day`,
    columns: ["day (UTC)", measure, "limits", "n", "against the limits"],
    rows: points.map(({ label, value, low, high, n, out }) => [
      ...[label, groupDigits(value, 3), `${groupDigits(low, 3)} to ${groupDigits(high, 3)}`, groupDigits(n)],
      out ? "outside" : "inside",
    ]),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks(range, 3)} y={y} left={FRAME.left} right={FRAME.right} unit="share" />
        <path className="limit inner" d={steps(({ low }) => low)} />
        <path className="limit inner" d={steps(({ high }) => high)} />
        <path
          className="line"
          d={points.map(({ value }, i) => `${i === 0 ? "M" : "L"}${round(place(i))},${round(y(value))}`).join("")}
        />
        {points.map((point, i) => (
          <Mark key={point.label} point={point} x={round(place(i))} y={round(y(point.value))} />
        ))}
        {points.map(({ label }, i) =>
          i % every === 0 ? (
            <text key={label} className="middle" x={round(place(i))} y={FRAME.height - 12}>
              {label.slice(5)}
            </text>
          ) : null,
        )}
      </svg>
    </ChartFigure>
  );
}

function Mark({ point, x, y }: { point: ControlPoint; x: number; y: number }) {
  const shape = point.out ? (
    <StateMark state="fail" x={x} y={y} r={4} />
  ) : (
    <circle className="tone-accent mark" cx={x} cy={y} r={3} />
  );
  if (!point.href) return shape;
  return (
    <a href={point.href} aria-label={`${point.label}: ${groupDigits(point.value, 3)}${point.out ? ", outside" : ""}`}>
      {shape}
    </a>
  );
}
