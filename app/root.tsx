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
import { BarePage } from "#app/components/bare-page.tsx";
import { Callout } from "#app/components/callout.tsx";
import { OpensProvider } from "#app/components/link.tsx";
import { useNonce } from "#app/components/nonce.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Shell } from "#app/components/shell.tsx";
import { Shortcuts } from "#app/components/shortcuts.tsx";
import { SignerProvider } from "#app/components/signed-by.tsx";
import { SignedIn } from "#app/components/signed-in.tsx";
import { needOfPath } from "#app/domain/need-of-path.ts";
import { maySomewhere, PERMISSIONS, type Permission } from "#app/domain/permission.ts";
import { themeOf } from "#app/http/theme.ts";
import { countUnread } from "#app/notifications/notifications-page.server.ts";
import { countWaiting } from "#app/review/this-week.server.ts";
import { bellOf, navigation } from "./navigation.ts";
import stylesheet from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "data:," },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const theme = themeOf(request.headers.get("Cookie"));
  const { person, db } = context;
  if (!person) return { theme, waiting: 0, unread: 0, person: null };
  const offered = (Object.keys(PERMISSIONS) as Permission[]).filter((one) => maySomewhere(person, one));
  const shown = { name: person.name, role: person.role ?? "some contracts", offered };
  const unread = await countUnread(db, person);
  return { theme, waiting: await countWaiting(db), unread, person: shown };
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
  const { theme, waiting, unread, person } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  if (!person)
    return (
      <BarePage home={homeOf(pathname)}>
        <Outlet />
      </BarePage>
    );
  return (
    <Shell
      groups={navigation(pathname, waiting, person.offered)}
      bell={bellOf(person.offered, unread, pathname)}
      theme={theme}
      themeAction="/theme"
      foot={<SignedIn {...person} />}
    >
      <SignerProvider value={person.name}>
        <OpensProvider value={opensFor(person.offered)}>
          <Outlet />
        </OpensProvider>
      </SignerProvider>
    </Shell>
  );
}

/** Whoever came by a vendor's link has its own pages and no account: the name leads to the first of them. */
function homeOf(pathname: string): string {
  return /^\/for-vendor\/[^/]+/.exec(pathname)?.[0] ?? "/";
}

/** Whether an address opens for somebody with these permissions, for one contract at least. */
function opensFor(offered: readonly string[]) {
  return (href: string) => {
    const need = href.startsWith("/") ? needOfPath(href.replace(/[?#].*/, "")) : undefined;
    return need === undefined || !(need in PERMISSIONS) || offered.includes(need);
  };
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
  const data = useRouteLoaderData<typeof loader>("root");
  const what = (
    <>
      <title>{`${title} · Assay`}</title>
      <PageHeader title={title} />
      <Callout tone={known && error.status < 500 ? "insufficient" : "fail"} title={text}>
        {data?.person && (
          <p>
            <a href="/">Go to This week</a>
          </p>
        )}
      </Callout>
    </>
  );
  if (!data?.person) return <BarePage>{what}</BarePage>;
  return (
    <Shell
      groups={navigation("", data.waiting, data.person.offered)}
      bell={bellOf(data.person.offered, data.unread, "")}
      theme={data.theme}
      themeAction="/theme"
      foot={<SignedIn {...data.person} />}
    >
      {what}
    </Shell>
  );
}
