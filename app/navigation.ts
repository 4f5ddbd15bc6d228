/** The pages of the navigation, and which of them somebody is offered. */
import type { Bell } from "#app/components/bell.tsx";
import type { NavGroup, NavItem } from "#app/components/shell.tsx";
import type { Permission } from "#app/domain/permission.ts";

interface Page extends Pick<NavItem, "label" | "href" | "shortcut"> {
  /** Left out: everybody who is signed in. */
  needs?: Permission;
}

const PAGES: { title?: string; items: Page[] }[] = [
  {
    items: [
      { label: "This week", href: "/", shortcut: "go-this-week" },
      { label: "Contracts", href: "/contracts", shortcut: "go-contracts" },
      { label: "Portfolio", href: "/portfolio" },
      { label: "Vendors", href: "/vendors", shortcut: "go-vendors" },
      { label: "Flags", href: "/flags" },
      { label: "Slices", href: "/slices" },
      { label: "Assignments", href: "/assignments" },
      { label: "Releases", href: "/releases", shortcut: "go-releases" },
      { label: "Runs", href: "/runs" },
    ],
  },
  {
    title: "Reference",
    items: [
      { label: "Check a file", href: "/check", shortcut: "go-check" },
      { label: "Metrics", href: "/metrics", shortcut: "go-metrics" },
      { label: "Policies", href: "/policies" },
      { label: "Protected sets", href: "/protected-sets" },
    ],
  },
  {
    title: "Operation",
    items: [
      { label: "Jobs", href: "/jobs" },
      { label: "Keeping", href: "/keeping", needs: "accounts.manage" },
      { label: "Webhooks", href: "/webhooks", needs: "accounts.manage" },
      { label: "Mail", href: "/mail", needs: "accounts.manage" },
      { label: "People", href: "/people", needs: "accounts.manage" },
      { label: "Audit log", href: "/audit", needs: "audit.read" },
    ],
  },
];

/** @param offered permissions that somebody has for at least one contract. */
export function navigation(pathname: string, waiting: number, offered: readonly Permission[]): NavGroup[] {
  return PAGES.map(({ title, items }) => ({
    title,
    items: items
      .filter(({ needs }) => !needs || offered.includes(needs))
      .map(({ label, href, shortcut }) => ({
        label,
        href,
        shortcut,
        current: href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`),
        count: href === "/" && waiting > 0 ? waiting : undefined,
      })),
  }));
}

/** Nobody who reads nothing is told anything. */
export function bellOf(offered: readonly Permission[], unread: number, pathname: string): Bell | undefined {
  if (!offered.includes("contracts.read")) return undefined;
  return { href: "/notifications", unread, current: /^\/notifications(\/|$)/.test(pathname) };
}
