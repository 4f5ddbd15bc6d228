import type { MetricState } from "#app/metrics/metric.ts";
import { Link } from "./link.tsx";

export interface OutcomeCell {
  week: number;
  /** The outcome in one letter, so that colour never stands alone. */
  letter: string;
  tone: MetricState | null;
  /** `late` is dashed, `waiting` outlined. */
  mark?: "late" | "waiting";
  /** Spoken and hovered: "week 3, accepted with credit". */
  words: string;
  href: string;
}

/** One cell a week: the outcome's letter over the number of the week; each opens its batch. */
export function OutcomeStrip({ label, cells }: { label: string; cells: readonly OutcomeCell[] }) {
  return (
    <ol className="week-strip outcome-strip" aria-label={label}>
      {cells.map(({ week, letter, tone, mark, words, href }) => (
        <li key={week}>
          <Link
            href={href}
            title={words}
            className={[tone && `cell-${tone}`, mark && `mark-${mark}`].filter(Boolean).join(" ")}
          >
            <b aria-hidden="true">{letter}</b>
            <small aria-hidden="true">{week}</small>
            <span className="visually-hidden">{words}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
