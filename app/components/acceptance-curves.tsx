import { groupDigits, percentText } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, ticks } from "./scale.ts";
import { round } from "./series.ts";
import { YAxis } from "./y-axis.tsx";

export interface AcceptanceCurvesProps extends ChartProps {
  /** At most three; shares ascending, over the same range. */
  curves: readonly {
    name: string;
    /** The share that the plan is made for, and the chance that it passes: a mark on the curve. */
    limit: { share: number; accepts: number };
    points: readonly { share: number; accepts: number; outgoing: number }[];
  }[];
}

const FRAME = { width: 600, height: 286, left: 52, right: 590, top: 16, bottom: 206 };
const LOOKS = ["solid", "dashed", "dotted"] as const;
const TABLE_ROWS = 12;

/** How often a lot passes, by its true share of defects: the operating curve of each class, for the very lot. */
export function AcceptanceCurves({ curves, ...chart }: AcceptanceCurvesProps) {
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ share }) => share)), 1e-6);
  const x = linear({ min: 0, max: most }, { min: FRAME.left, max: FRAME.right });
  const y = linear({ min: 0, max: 1 }, { min: FRAME.bottom, max: FRAME.top });
  const table = {
    caption: "chance of acceptance and average outgoing quality, by true share of defects",
    columns: ["class", "defects in the lot", "accepted", "refused", "outgoing on average"],
    rows: curves.flatMap(({ name, points }) =>
      thinned(points).map(({ share, accepts, outgoing }) => [
        name,
        percentText(Number(share.toFixed(4))),
        groupDigits(accepts, 3),
        groupDigits(1 - accepts, 3),
        percentText(Number(outgoing.toFixed(5))),
      ]),
    ),
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
        {curves.map(({ name, points, limit }, i) => (
          <g key={name} className={`curve ${LOOKS[i] ?? "solid"}`}>
            <path d={`M${points.map((point) => `${round(x(point.share))},${round(y(point.accepts))}`).join("L")}`} />
            <circle className="mark" cx={round(x(limit.share))} cy={round(y(limit.accepts))} r={4} />
          </g>
        ))}
        {ticks({ min: 0, max: most * 100 }, 6).map((tick) => (
          <text key={tick} className="middle" x={round(x(tick / 100))} y={FRAME.bottom + 18}>
            {`${tick} %`}
          </text>
        ))}
        <text className="end" x={FRAME.right} y={FRAME.bottom + 38}>
          true share of defects in the lot →
        </text>
        <text x={FRAME.left} y={FRAME.bottom + 38}>
          ↑ chance of acceptance · ● limit
        </text>
        {curves.map(({ name }, i) => (
          <g
            key={name}
            className={`curve ${LOOKS[i] ?? "solid"}`}
            transform={`translate(${FRAME.left + i * 178}, ${FRAME.bottom + 62})`}
          >
            <path d="M0,0H22" />
            <text x={30} y={4}>
              {name}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}

function thinned<Point>(points: readonly Point[]): Point[] {
  const step = Math.max(1, Math.ceil(points.length / TABLE_ROWS));
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}
