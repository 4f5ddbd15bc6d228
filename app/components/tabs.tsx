import { groupDigits } from "#app/domain/figure.ts";
import { Link, useOpens } from "./link.tsx";

export interface TabsProps {
  /** What the tabs divide, for assistive technology. */
  label: string;
  tabs: { label: string; href: string; current?: boolean; count?: number }[];
}

/** Parts of one thing, each with its own URL; those that would turn the reader away are left out. */
export function Tabs({ label, tabs: all }: TabsProps) {
  const opens = useOpens();
  const tabs = all.filter(({ href }) => opens(href));
  return (
    <nav aria-label={label} className="tabs">
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="n"> {groupDigits(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}
