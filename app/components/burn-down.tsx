import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { linear, ticks } from "./scale.ts";
import { round, slot } from "./series.ts";
import { YAxis } from "./y-axis.tsx";

export interface BurnDownWeek {
  label: string;
  planned: number;
  /** null = not yet. */
  delivered: number | null;
  accepted: number | null;
  href?: string;
}

export interface BurnDownProps extends ChartProps {
  weeks: readonly BurnDownWeek[];
  /** What is counted, plural, e.g. "comparisons". */
  unit: string;
  /** Marks under a week: milestones, checkpoints, instruction versions. `at` is the index of the week. */
  events?: { at: number; label: string }[];
}

const FRAME = { width: 600, height: 240, left: 62, right: 594, top: 26, bottom: 206 };
const SERIES = [
  { key: "planned", name: "planned", className: "bar-planned" },
  { key: "delivered", name: "delivered", className: "bar" },
  { key: "accepted", name: "accepted", className: "bar-strong" },
] as const;

/** Planned as an outline that delivered and accepted fill, week by week. */
export function BurnDown({ weeks, unit, events = [], ...chart }: BurnDownProps) {
  const most = Math.max(1, ...weeks.flatMap((week) => [week.planned, week.delivered ?? 0, week.accepted ?? 0]));
  const y = linear({ min: 0, max: most }, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(weeks.length, { min: FRAME.left, max: FRAME.right });
  const width = Math.min(26, ((FRAME.right - FRAME.left) / Math.max(1, weeks.length)) * 0.3);
  const every = Math.ceil(weeks.length / 8);
  const table = {
    caption: `${unit} by week`,
    columns: ["week", ...SERIES.map((series) => series.name)],
    rows: weeks.map((week) => [week.label, ...SERIES.map(({ key }) => countText(week[key]))]),
    hrefs: weeks.map(({ href }) => href),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <div className="legend">
        {SERIES.map((series) => (
          <span key={series.key} className="nowrap">
            <svg className="chart" viewBox="0 0 10 10" aria-hidden="true">
              <rect className={series.className} width="10" height="10" />
            </svg>
            {series.name}
          </span>
        ))}
      </div>
      <svg
        className="chart"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        aria-label={`${table.caption}; the numbers are in the table below`}
      >
        <YAxis ticks={ticks({ min: 0, max: most }, 4)} y={y} left={FRAME.left} right={FRAME.right} unit="count" />
        {weeks.map((week, i) => (
          <WeekBars key={week.label} week={week} x={place(i)} y={y} width={width} named={i % every === 0} />
        ))}
        {events.map((event) => (
          <text key={`${event.at}${event.label}`} className="middle" x={place(event.at)} y={FRAME.top - 12}>
            {event.label}
          </text>
        ))}
      </svg>
    </ChartFigure>
  );
}

function WeekBars({
  week,
  x,
  y,
  width,
  named,
}: {
  week: BurnDownWeek;
  x: number;
  y: (value: number) => number;
  width: number;
  named: boolean;
}) {
  const box = (key: (typeof SERIES)[number]["key"], left: number, wide: number) => {
    const top = round(y(week[key] ?? 0));
    return { x: round(x + left), y: top, width: round(wide), height: FRAME.bottom - top };
  };
  const bars = (
    <>
      <rect className="bar-planned" {...box("planned", -width - 4, 2 * width + 8)} />
      <rect className="bar" {...box("delivered", -width, width)} />
      <rect className="bar-strong" {...box("accepted", 0, width)} />
    </>
  );
  const spoken = `${week.label}: ${SERIES.map(({ key, name }) => `${name} ${countText(week[key])}`).join(", ")}`;
  return (
    <g>
      {week.href ? (
        <a href={week.href} aria-label={spoken}>
          {bars}
        </a>
      ) : (
        bars
      )}
      {named && (
        <text className="middle" x={x} y={FRAME.bottom + 20}>
          {week.label}
        </text>
      )}
    </g>
  );
}

function countText(count: number | null): string {
  return count === null ? "not yet" : groupDigits(count);
}
