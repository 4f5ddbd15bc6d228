import type { ReactNode } from "react";
import { groupDigits } from "#app/domain/figure.ts";
import { type Bell, BellLink } from "./bell.tsx";
import { Brand } from "./brand.tsx";
import { shortcutAttributes } from "./button.tsx";
import { Link } from "./link.tsx";
import type { ShortcutId } from "./shortcuts-list.ts";
import { type Theme, ThemeSwitch } from "./theme-switch.tsx";

export interface NavItem {
  label: string;
  href: string;
  current?: boolean;
  /** Things waiting there. */
  count?: number;
  shortcut?: ShortcutId;
}

export interface NavGroup {
  /** The first group has none. */
  title?: string;
  items: NavItem[];
}

export interface ShellProps {
  groups: NavGroup[];
  /** undefined: there is nobody to tell. */
  bell?: Bell;
  theme: Theme;
  themeAction: string;
  /** Signed-in person, sign-out form and the like; under the navigation. */
  foot?: ReactNode;
  children: ReactNode;
}

/** Navigation and the page's <main>. Under 760 px the navigation is a top bar with a <details> menu. */
export function Shell({ children, bell, ...nav }: ShellProps) {
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="side">
        <div className="side-inner">
          <div className="side-head">
            <Brand />
            {bell && <BellLink {...bell} />}
          </div>
          <Navigation {...nav} />
        </div>
      </header>
      <header className="top-bar">
        <Brand />
        {bell && <BellLink {...bell} />}
        <details>
          <summary>Menu</summary>
          <div className="menu">
            <Navigation {...nav} />
          </div>
        </details>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Navigation({ groups, theme, themeAction, foot }: Omit<ShellProps, "children" | "bell">) {
  return (
    <>
      <nav aria-label="Main">
        {groups.map((group, i) => (
          <div key={group.title ?? i}>
            {group.title && <p className="nav-title">{group.title}</p>}
            <ul className="nav-list">{group.items.map(navLink)}</ul>
          </div>
        ))}
      </nav>
      <div className="nav-foot">
        {foot}
        <ThemeSwitch theme={theme} action={themeAction} />
      </div>
    </>
  );
}

function navLink({ label, href, current, count, shortcut }: NavItem) {
  return (
    <li key={href}>
      <Link href={href} aria-current={current ? "page" : undefined} {...shortcutAttributes(shortcut)}>
        {label}
        {count !== undefined && <span className="n">{groupDigits(count)}</span>}
      </Link>
    </li>
  );
}
