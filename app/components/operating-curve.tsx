import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, ticks } from "./scale.ts";
import { round } from "./series.ts";
import { YAxis } from "./y-axis.tsx";

export interface OperatingChartProps extends ChartProps {
  /** Ascending in accuracy. */
  points: readonly { accuracy: number; passes: number }[];
  /** The share that the rule asks for: a vertical line. */
  line: number;
  lineLabel: string;
}

const FRAME = { width: 600, height: 240, left: 52, right: 590, top: 16, bottom: 190 };
/** Accuracies that the table names. */
const NAMED = [0.5, 0.6, 0.7, 0.76, 0.8, 0.84, 0.9, 0.94];

/** How often a rater of each true accuracy passes. */
export function OperatingCurve({ points, line, lineLabel, ...chart }: OperatingChartProps) {
  const low = points[0]?.accuracy ?? 0;
  const x = linear({ min: low, max: 1 }, { min: FRAME.left, max: FRAME.right });
  const y = linear({ min: 0, max: 1 }, { min: FRAME.bottom, max: FRAME.top });
  const path = `M${points.map((point) => `${round(x(point.accuracy))},${round(y(point.passes))}`).join("L")}`;
  const table = {
    caption: "chance of passing, by true accuracy",
    columns: ["true accuracy", "passes", "fails"],
    rows: points
      .filter(({ accuracy }) => NAMED.some((named) => Math.abs(named - accuracy) < 1e-9))
      .map(({ accuracy, passes }) => [groupDigits(accuracy, 2), groupDigits(passes, 3), groupDigits(1 - passes, 3)]),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        role="img"
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks({ min: 0, max: 1 }, 4)} y={y} left={FRAME.left} right={FRAME.right} unit="share" />
        {line >= low && (
          <g>
            <line className="event" x1={round(x(line))} x2={round(x(line))} y1={FRAME.top - 6} y2={FRAME.bottom} />
            <text className="end" x={round(x(line)) - 5} y={FRAME.top + 4}>
              {lineLabel}
            </text>
          </g>
        )}
        <path className="line" d={path} />
        {ticks({ min: low, max: 1 }, 7).map((tick) => (
          <text key={tick} className="middle" x={round(x(tick))} y={FRAME.bottom + 18}>
            {groupDigits(tick, 1)}
          </text>
        ))}
        <text className="end" x={FRAME.right} y={FRAME.height - 10}>
          true accuracy →
        </text>
        <text x={FRAME.left} y={FRAME.height - 10}>
          ↑ chance of passing
        </text>
      </svg>
    </ChartFigure>
  );
}
