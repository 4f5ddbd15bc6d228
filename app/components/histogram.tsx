import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { YAxis } from "./y-axis.tsx";

export interface HistogramBar {
  label: string;
  count: number;
  /** Not on the scale (both bad, skipped): drawn apart. */
  apart?: boolean;
  /** The rows in this bar. */
  href?: string;
}

export interface HistogramProps extends ChartProps {
  bars: readonly HistogramBar[];
  /** What the bars are, e.g. "strength". */
  dimension: string;
  /** What is counted, plural. */
  unit: string;
  /** Words under the two ends of the scale, e.g. "first much better". */
  ends?: [string, string];
}

const FRAME = { width: 600, height: 236, left: 62, right: 594, top: 20, bottom: 186 };

/** Counts per category; each bar opens its rows. */
export function Histogram({ bars, dimension, unit, ends, ...chart }: HistogramProps) {
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const y = linear({ min: 0, max: most }, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(bars.length, { min: FRAME.left, max: FRAME.right });
  const width = Math.min(64, ((FRAME.right - FRAME.left) / Math.max(1, bars.length)) * 0.8);
  const table = {
    caption: `${unit} by ${dimension}`,
    columns: [dimension, unit, "share"],
    rows: bars.map((bar) => [
      bar.label,
      groupDigits(bar.count),
      total > 0 ? groupDigits(bar.count / total, 3) : "no rows",
    ]),
    hrefs: bars.map(({ href }) => href),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        role={bars.some((bar) => bar.href) ? undefined : "img"}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis
          ticks={ticks({ min: 0, max: most }, 4).filter(Number.isInteger)}
          y={y}
          left={FRAME.left}
          right={FRAME.right}
          unit="count"
        />
        {bars.map((bar, i) => (
          <g key={bar.label}>
            <Bar bar={bar} x={round(place(i) - width / 2)} y={round(y(bar.count))} width={round(width)} />
            <text className="middle" x={place(i)} y={FRAME.bottom + 18}>
              {bar.label}
            </text>
          </g>
        ))}
        <line className="axis" x1={FRAME.left} x2={FRAME.right} y1={FRAME.bottom} y2={FRAME.bottom} />
        {ends && (
          <>
            <text x={FRAME.left} y={FRAME.bottom + 40}>{`← ${ends[0]}`}</text>
            <text className="end" x={endOfScale(bars, place, width)} y={FRAME.bottom + 40}>{`${ends[1]} →`}</text>
          </>
        )}
      </svg>
    </ChartFigure>
  );
}

function endOfScale(bars: readonly HistogramBar[], place: (index: number) => number, width: number): number {
  const apart = bars.findIndex((bar) => bar.apart);
  return apart > 0 ? place(apart - 1) + width / 2 : FRAME.right;
}

function Bar({ bar, ...box }: { bar: HistogramBar; x: number; y: number; width: number }) {
  const rect = <rect className={bar.apart ? "bar-apart" : "bar"} {...box} height={FRAME.bottom - box.y} />;
  return bar.href ? (
    <a href={bar.href} aria-label={`${bar.label}: ${groupDigits(bar.count)}`}>
      <title>{`${bar.label}: ${groupDigits(bar.count)}`}</title>
      {/* Few among many are a bar too low to point at. */}
      <rect className="reach" x={box.x} width={box.width} y={FRAME.top} height={FRAME.bottom - FRAME.top} />
      {rect}
    </a>
  ) : (
    rect
  );
}
