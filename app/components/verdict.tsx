import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface VerdictProps {
  /** The recommendation or the decision, e.g. "Accept with credit, and reweight." */
  headline: ReactNode;
  /** The sentences that explain it. */
  children?: ReactNode;
  /** What it rests on; each opens its rows. */
  because?: { text: ReactNode; href: string }[];
  /** <Funnel>. */
  funnel?: ReactNode;
  /** <Axes>. */
  axes?: ReactNode;
}

/** The verdict first, in a sentence; then its reasons, the funnel and the two axes. */
export function Verdict({ headline, children, because = [], funnel, axes }: VerdictProps) {
  return (
    <section className="verdict" aria-label="Verdict">
      <div>
        <p className="verdict-sentence">
          <strong>{headline}</strong> {withItsNumber(children)}
        </p>
        {because.length > 0 && (
          <ul className="because">
            {because.map((reason) => (
              <li key={reason.href}>
                <Link href={reason.href}>{withItsNumber(reason.text)}</Link>
              </li>
            ))}
          </ul>
        )}
        {funnel}
      </div>
      {axes}
    </section>
  );
}

/** An n stays with its number. */
function withItsNumber(text: ReactNode): ReactNode {
  return typeof text === "string" ? text.replace(/\bn (?=\d)/g, "n\u00a0") : text;
}
