import { slot } from "#app/components/series.ts";
import type { TimelinePage } from "#app/schedule/timeline-page.server.ts";

const FRAME = { left: 62, right: 594, lane: 22, top: 8 };

/** One lane per kind under the bars, a dot in the week of each mark: the larger, the more there are. */
export function MarksLanes({ weeks, marks }: { weeks: readonly number[]; marks: TimelinePage["marks"] }) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  const columns = [...weeks.map(String), "after"];
  const place = slot(columns.length, { min: FRAME.left + 30, max: FRAME.right });
  const height = FRAME.top + (kinds.length + 1) * FRAME.lane;
  return (
    <div className="figure">
      <svg
        className="chart"
        viewBox={`0 0 600 ${height}`}
        aria-label="Marks by week; they are listed in the table below"
      >
        {kinds.map((kind, lane) => (
          <g key={kind}>
            <text x={0} y={FRAME.top + lane * FRAME.lane + 14}>
              {kind}
            </text>
            {columns.map((column, i) => {
              const n = marks.filter((mark) => mark.kind === kind && String(mark.week ?? "after") === column).length;
              const y = FRAME.top + lane * FRAME.lane + 10;
              return (
                n > 0 && <circle key={column} className="bar-strong" cx={place(i)} cy={y} r={Math.min(9, 3 + n)} />
              );
            })}
          </g>
        ))}
        {columns.map((column, i) => (
          <text key={column} className="middle" x={place(i)} y={height - 6}>
            {column}
          </text>
        ))}
      </svg>
    </div>
  );
}
