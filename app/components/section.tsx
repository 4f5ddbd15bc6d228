import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: ReactNode;
  sub?: ReactNode;
  /** Links or buttons at the right of the title. */
  actions?: ReactNode;
  /** Anchor of the section. */
  id?: string;
  children: ReactNode;
}

export function Section({ title, sub, actions, id, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className="section" id={id} aria-labelledby={titleId}>
      <header>
        <div>
          <h2 id={titleId}>{title}</h2>
          {sub && <p className="sub">{sub}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
