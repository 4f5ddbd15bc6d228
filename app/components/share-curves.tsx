import { groupDigits, intervalText, lineText } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, paddedRange, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { YAxis } from "./y-axis.tsx";

export interface CurvePoint {
  /** Place on the axis, by its label. */
  at: string;
  value: number;
  low: number;
  high: number;
  n: number;
  href?: string;
}

export interface ShareCurvesProps extends ChartProps {
  /** Slots of the x axis, in order. */
  slots: readonly string[];
  /** At most three: they differ by shape and dash as well as by colour. */
  curves: readonly { name: string; points: readonly CurvePoint[] }[];
  /** The y axis. */
  measure: string;
  /** The x axis. */
  dimension: string;
  nUnit: string;
  /** Where the share would be without any effect. */
  centre: number;
}

const FRAME = { width: 600, height: 290, left: 58, right: 592, top: 16, bottom: 226 };
const LOOKS = ["solid", "dashed", "dotted"] as const;

/** A share with its 95 % interval in bins, for a few groups side by side. */
export function ShareCurves({ slots, curves, measure, dimension, nUnit, centre, ...chart }: ShareCurvesProps) {
  const bounds = curves.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const range = paddedRange([...bounds, centre], 0.06, { min: 0, max: 1 });
  const y = linear(range, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(slots.length, { min: FRAME.left, max: FRAME.right });
  const x = (at: string, curve: number) => round(place(slots.indexOf(at)) + (curve - (curves.length - 1) / 2) * 14);
  const table = {
    caption: `${measure} by ${dimension}`,
    columns: ["group", dimension, measure, "95 % interval", nUnit],
    rows: curves.flatMap(({ name, points }) =>
      points.map(({ at, value, low, high, n }) => [
        name,
        at,
        groupDigits(value, 3),
        intervalText(low, high, "share"),
        groupDigits(n),
      ]),
    ),
    numeric: [false, false, true, true, true],
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks(range, 4)} y={y} left={FRAME.left} right={FRAME.right} unit="share" />
        <line className="gate-warn" x1={FRAME.left} x2={FRAME.right} y1={y(centre)} y2={y(centre)} />
        <text className="end gate-text-warn" x={FRAME.right - 4} y={y(centre) - 5}>
          no effect {lineText(centre)}
        </text>
        {curves.map(({ name, points }, curve) => (
          <g key={name} className={`curve ${LOOKS[curve] ?? "solid"}`}>
            <path
              d={points.map(({ at, value }, i) => `${i === 0 ? "M" : "L"}${x(at, curve)},${round(y(value))}`).join("")}
            />
            {points.map((point) => (
              <Point key={point.at} point={point} name={name} x={x(point.at, curve)} y={y} curve={curve} />
            ))}
          </g>
        ))}
        {slots.map((label, i) => (
          <text key={label} className="middle" x={place(i)} y={FRAME.bottom + 20}>
            {label}
          </text>
        ))}
        <text className="end" x={FRAME.right} y={FRAME.bottom + 42}>{`${dimension} →`}</text>
        {curves.map(({ name }, curve) => (
          <g
            key={name}
            className={`curve ${LOOKS[curve] ?? "solid"}`}
            transform={`translate(${FRAME.left + curve * 178}, ${FRAME.bottom + 56})`}
          >
            <path d="M0,0H22" />
            <Shape curve={curve} x={11} y={0} />
            <text x={30} y={4}>
              {name}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}

interface PointProps {
  point: CurvePoint;
  name: string;
  x: number;
  y: (value: number) => number;
  curve: number;
}

function Point({ point, name, x, y, curve }: PointProps) {
  const drawn = (
    <>
      <line className="whisker" x1={x} x2={x} y1={round(y(point.low))} y2={round(y(point.high))} />
      <Shape curve={curve} x={x} y={round(y(point.value))} />
    </>
  );
  if (!point.href) return drawn;
  return (
    <a href={point.href} aria-label={`${name}, ${point.at}: ${groupDigits(point.value, 3)}, n ${groupDigits(point.n)}`}>
      {drawn}
    </a>
  );
}

function Shape({ curve, x, y }: { curve: number; x: number; y: number }) {
  if (curve === 1) return <rect className="mark-hollow" x={x - 3.5} y={y - 3.5} width={7} height={7} />;
  if (curve === 2) return <path className="mark" d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`} />;
  return <circle className="mark" cx={x} cy={y} r={4} />;
}
