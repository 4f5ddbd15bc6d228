import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { Callout } from "#app/components/callout.tsx";
import { useNonce } from "#app/components/nonce.tsx";
import { type NavGroup, type NavItem, Shell } from "#app/components/shell.tsx";
import { Shortcuts } from "#app/components/shortcuts.tsx";
import { themeOf } from "#app/http/theme.ts";
import { countWaiting } from "#app/review/this-week.server.ts";
import stylesheet from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "data:," },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { theme: themeOf(request.headers.get("Cookie")), waiting: await countWaiting(context.db) };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>("root");
  const theme = data?.theme ?? "system";
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Shortcuts />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { theme, waiting } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <Shell groups={navigation(pathname, waiting)} theme={theme} themeAction="/theme">
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error);
  const title =
    known && error.status === 404
      ? "Not found"
      : known
        ? String(error.statusText || error.status)
        : "Something went wrong";
  const text =
    known && typeof error.data === "string" && error.data !== ""
      ? error.data
      : known && error.status === 404
        ? "There is nothing at this address, or it is not yours to see."
        : "The fault is written to the log. Nothing you entered was half stored.";
  return (
    <Shell groups={navigation("", 0)} theme="system" themeAction="/theme">
      <title>{`${title} · Assay`}</title>
      <Callout tone={known && error.status === 404 ? "insufficient" : "fail"} title={title}>
        <p>{text}</p>
        <p>
          <a href="/">Go to This week</a>
        </p>
      </Callout>
    </Shell>
  );
}

const PAGES: { title?: string; items: Pick<NavItem, "label" | "href" | "shortcut">[] }[] = [
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
  { title: "Operation", items: [{ label: "Jobs", href: "/jobs" }] },
];

function navigation(pathname: string, waiting: number): NavGroup[] {
  return PAGES.map(({ title, items }) => ({
    title,
    items: items.map((item) => ({
      ...item,
      current: item.href === "/" ? pathname === "/" : pathname === item.href || pathname.startsWith(`${item.href}/`),
      count: item.href === "/" && waiting > 0 ? waiting : undefined,
    })),
  }));
}
