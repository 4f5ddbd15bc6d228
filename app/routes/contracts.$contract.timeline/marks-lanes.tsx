import { dayText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { slot } from "#app/components/series.ts";
import type { TimelinePage } from "#app/schedule/timeline-page.server.ts";

type Mark = TimelinePage["marks"][number];

const FRAME = { left: 62, right: 594, lane: 30, top: 8 };
/** Below this many drawn units a week has no room for dates beside its dots. */
const ROOM_FOR_DATES = 34;
const MOST_DOTS = 6;

/** One lane per kind under the bars, in each week a dot for each mark, with its day; a dot opens what it stands for. */
export function MarksLanes({ weeks, marks }: { weeks: readonly number[]; marks: TimelinePage["marks"] }) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  const columns = [...weeks.map(String), "after"];
  const place = slot(columns.length, { min: FRAME.left + 30, max: FRAME.right });
  const room = columns.length > 1 ? place(1) - place(0) : FRAME.right - FRAME.left;
  const height = FRAME.top + kinds.length * FRAME.lane + 22;
  return (
    <div className="figure">
      <svg
        className="chart marks"
        viewBox={`0 0 600 ${height}`}
        aria-label="Marks by week; they are listed in the table below"
      >
        {kinds.map((kind, lane) => (
          <g key={kind}>
            <text x={0} y={FRAME.top + lane * FRAME.lane + 13}>
              {kind}
            </text>
            {columns.map((column, i) => {
              const own = marks.filter((mark) => mark.kind === kind && String(mark.week ?? "after") === column);
              const at = { x: place(i), y: FRAME.top + lane * FRAME.lane + 9 };
              return <Dots key={column} marks={own} at={at} room={room} />;
            })}
          </g>
        ))}
        {columns.map((column, i) => (
          <text key={column} className="middle" x={place(i)} y={height - 4}>
            {column}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Side by side, first to last; where there are too many, the last dot is large and stands for the rest. */
function Dots({ marks, at, room }: { marks: readonly Mark[]; at: { x: number; y: number }; room: number }) {
  if (marks.length === 0) return null;
  const shown = marks.slice(0, MOST_DOTS);
  const step = Math.min(11, (room - 6) / shown.length);
  const days = [...new Set([marks[0]?.on ?? "", marks.at(-1)?.on ?? ""].map(shortDay))];
  return (
    <>
      {shown.map((mark, i) => {
        const rest = i === MOST_DOTS - 1 ? marks.length - MOST_DOTS : 0;
        const says = `${dayText(mark.on)}: ${mark.what}${rest > 0 ? `, and ${rest} more` : ""}`;
        return (
          <Link key={`${mark.on} ${mark.what} ${mark.href}`} href={mark.href} aria-label={says}>
            <title>{says}</title>
            <circle
              className="bar-strong"
              cx={at.x + (i - (shown.length - 1) / 2) * step}
              cy={at.y}
              r={rest > 0 ? 6 : 4.5}
            />
          </Link>
        );
      })}
      {room >= ROOM_FOR_DATES && (
        <text className="middle day" x={at.x} y={at.y + 14}>
          {days.join(" – ")}
        </text>
      )}
    </>
  );
}

/** @example shortDay("2026-10-12") // "12 Oct" */
function shortDay(day: string): string {
  return dayText(day).split(" ").slice(1, 3).join(" ");
}
