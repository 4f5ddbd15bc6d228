import { type FigureUnit, figureText } from "#app/domain/figure.ts";
import { type GateProps, gatesOf, unitLimits } from "./gates.ts";
import { linear, paddedRange } from "./scale.ts";
import { bandPath, linePath, placeRuns, type SeriesPoint, seriesValues } from "./series.ts";
import { StateMark } from "./state-mark.tsx";

export interface SparklineProps extends GateProps {
  /** What is measured, for assistive technology. */
  label: string;
  points: readonly SeriesPoint[];
  unit: FigureUnit;
}

const WIDTH = 88;
const HEIGHT = 26;

/** The series in a table cell: line, 95 % band, fail line, the last point with its state. */
export function Sparkline({ label, points, unit, ...gate }: SparklineProps) {
  const values = seriesValues(points);
  if (values.length === 0) return null;
  const fails = gatesOf(gate).filter((line) => line.tone === "fail");
  const range = paddedRange([...values, ...fails.map((line) => line.at)], 0.1, unitLimits(unit));
  const y = linear(range, { min: HEIGHT - 3, max: 3 });
  const step = points.length > 1 ? (WIDTH - 14) / (points.length - 1) : 0;
  const runs = placeRuns(points, (index) => (step ? 7 + index * step : WIDTH / 2), y);
  const last = runs.at(-1)?.at(-1);
  const words = points.map((point) => `${point.label} ${figureText(point.outcome, unit)}`).join("; ");
  return (
    <svg
      className="chart sparkline"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${label}: ${words}`}
    >
      {fails.map((line) => (
        <line key={line.at} className="gate-fail" x1={0} x2={WIDTH} y1={y(line.at)} y2={y(line.at)} />
      ))}
      {runs.map((run) => (
        <g key={run[0]?.index}>
          <path className="band" d={bandPath(run)} />
          <path className="line" d={linePath(run)} strokeWidth={1.5} />
        </g>
      ))}
      {last && <StateMark state={last.state} x={last.x} y={last.y} r={3.5} />}
    </svg>
  );
}
