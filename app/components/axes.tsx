import type { ReactNode } from "react";

export interface AxesProps {
  /** e.g. "accept with credit · $44 829". */
  commercial: ReactNode;
  /** e.g. "reweight". */
  training: ReactNode;
  /** A running window, e.g. label "Right to reject", value "6 days left". */
  clock?: { label: string; value: ReactNode; tone?: "warn" | "fail" };
  /** Who decided when, or that it is only a recommendation. */
  note?: ReactNode;
  /** Buttons. */
  children?: ReactNode;
}

/** The two axes of a decision, the time left for it, and what to do. */
export function Axes({ commercial, training, clock, note, children }: AxesProps) {
  return (
    <div className="axes">
      <dl>
        <div>
          <dt>Commercial</dt>
          <dd>{commercial}</dd>
        </div>
        <div>
          <dt>Training</dt>
          <dd>{training}</dd>
        </div>
        {clock && (
          <div>
            <dt>{clock.label}</dt>
            <dd className={clock.tone}>{clock.value}</dd>
          </div>
        )}
      </dl>
      {note && <p className="axes-note">{note}</p>}
      {children && <div className="axes-actions">{children}</div>}
    </div>
  );
}
