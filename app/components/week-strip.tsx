import type { MetricState } from "#app/metrics/metric.ts";
import { Link } from "./link.tsx";
import { StateShape } from "./state-shape.tsx";

export interface WeekCell {
  week: number;
  /** Worst gate of the week; null before anything is measured. */
  state: MetricState | null;
  mark: "decided" | "waiting" | "late" | "to come";
  /** Added to the spoken and hovered text, e.g. "accepted with credit". */
  note?: string;
  href?: string;
}

/** One cell a week: colour and shape for the state, an outline for what waits, a dashed one for what is late. */
export function WeekStrip({ label, weeks }: { label: string; weeks: WeekCell[] }) {
  return (
    <ol className="week-strip" aria-label={label}>
      {weeks.map((cell) => (
        <li key={cell.week}>
          <Cell {...cell} />
        </li>
      ))}
    </ol>
  );
}

function Cell({ week, state, mark, note, href }: WeekCell) {
  const words = [`week ${week}`, state, mark, note].filter(Boolean).join(", ");
  const inside = (
    <>
      <span aria-hidden="true">{week}</span>
      <span className="visually-hidden">{words}</span>
      {state && <StateShape state={state} />}
    </>
  );
  const look = { className: `${state ? `cell-${state} ` : ""}mark-${mark.replace(" ", "-")}`, title: words };
  return href ? (
    <Link href={href} {...look}>
      {inside}
    </Link>
  ) : (
    <span {...look}>{inside}</span>
  );
}
