import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface PageHeaderProps {
  title: ReactNode;
  /** The way here; the last one, without href, is this page. */
  crumbs?: { label: string; href?: string }[];
  /** Short facts under the title; emphasise values with <b>. */
  meta?: ReactNode[];
  actions?: ReactNode;
}

export function PageHeader({ title, crumbs = [], meta = [], actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className="crumbs">
          <ol>
            {crumbs.map((crumb, i) => (
              <li key={i}>
                {crumb.href ? (
                  <Link href={crumb.href}>{crumb.label}</Link>
                ) : (
                  <span aria-current="page">{crumb.label}</span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-header-row">
        <h1>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {meta.length > 0 && (
        <ul className="meta">
          {meta.map((fact, i) => (
            <li key={i}>{fact}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
