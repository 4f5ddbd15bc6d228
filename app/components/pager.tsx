import type { ReactNode } from "react";
import { LinkButton } from "./button.tsx";

export interface PagerProps {
  /** e.g. "rows 51–100 of 9 962". */
  position: ReactNode;
  previousHref?: string;
  nextHref?: string;
}

export function Pager({ position, previousHref, nextHref }: PagerProps) {
  return (
    <nav className="pager" aria-label="Pages">
      {previousHref && (
        <LinkButton look="quiet" small href={previousHref} rel="prev" shortcut="previous-page">
          Previous
        </LinkButton>
      )}
      <span>{position}</span>
      {nextHref && (
        <LinkButton look="quiet" small href={nextHref} rel="next" shortcut="next-page">
          Next
        </LinkButton>
      )}
    </nav>
  );
}
