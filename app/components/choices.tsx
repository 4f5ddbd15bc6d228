import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface ChoicesProps {
  /** What is chosen, e.g. "State". */
  label: string;
  /** Of what, where a page has several by one name: for those who hear the page. */
  of?: string;
  choices: { label: ReactNode; href: string; current: boolean; key: string }[];
}

/** One of several views of the same thing; each choice is a link, so the choice stands in the URL. */
export function Choices({ label, of, choices }: ChoicesProps) {
  return (
    <nav aria-label={of ? `${label} of ${of}` : label} className="choices">
      <span className="choices-label" aria-hidden="true">
        {label}
      </span>
      {choices.map(({ key, label: text, href, current }) => (
        <Link key={key} href={href} aria-current={current ? "true" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
