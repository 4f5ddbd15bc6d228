import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, paddedRange, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { StateMark } from "./state-mark.tsx";
import { YAxis } from "./y-axis.tsx";

export interface ChangePoint {
  label: string;
  /** A difference of two shares, -1 … 1, with its 95 % interval. */
  value: number;
  low: number;
  high: number;
  n: number;
  /** Drawn as a square. */
  moved: boolean;
  href?: string;
}

export interface ChangePlotProps extends ChartProps {
  points: readonly ChangePoint[];
  measure: string;
  /** What n counts, plural. */
  nUnit: string;
}

const FRAME = { width: 600, height: 240, left: 58, right: 590, top: 14, bottom: 206 };

/** How far each annotator moved, from the most down to the most up, with intervals around a line of no change. */
export function ChangePlot({ points, measure, nUnit, ...chart }: ChangePlotProps) {
  const ordered = [...points].sort((a, b) => a.value - b.value);
  const range = paddedRange([0, ...ordered.flatMap(({ low, high }) => [low, high])], 0.06, { min: -1, max: 1 });
  const y = linear(range, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(ordered.length, { min: FRAME.left, max: FRAME.right });
  const table = {
    caption: `${measure} by annotator`,
    columns: ["annotator", "change", "95 % interval", nUnit, "moved"],
    rows: ordered.map(({ label, value, low, high, n, moved }) => [
      ...[label, groupDigits(value, 3), `${groupDigits(low, 3)} to ${groupDigits(high, 3)}`, groupDigits(n)],
      moved ? "moved" : "no",
    ]),
    hrefs: ordered.map(({ href }) => href),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks(range, 4)} y={y} left={FRAME.left} right={FRAME.right} unit="share" />
        <line className="limit" x1={FRAME.left} x2={FRAME.right} y1={y(0)} y2={y(0)} />
        {ordered.map((point, i) => (
          <Moved key={point.label} point={point} x={round(place(i))} y={y} />
        ))}
        <text className="middle" x={(FRAME.left + FRAME.right) / 2} y={FRAME.height - 10}>
          annotators, by change
        </text>
      </svg>
    </ChartFigure>
  );
}

function Moved({ point, x, y }: { point: ChangePoint; x: number; y: (value: number) => number }) {
  const { label, value, low, high, moved, href } = point;
  const tone = moved ? "fail" : "accent";
  const drawn = (
    <>
      <line className={`whisker tone-${tone}`} x1={x} x2={x} y1={round(y(low))} y2={round(y(high))} strokeWidth={2} />
      {moved ? (
        <StateMark state="fail" x={x} y={round(y(value))} r={4} />
      ) : (
        <circle className="tone-accent mark" cx={x} cy={round(y(value))} r={3} />
      )}
    </>
  );
  if (!href) return <g>{drawn}</g>;
  return (
    <a href={href} aria-label={`${label}: ${groupDigits(value, 3)}${moved ? ", moved" : ""}`}>
      {drawn}
    </a>
  );
}
