import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pager } from "#app/components/pager.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import { may } from "#app/domain/permission.ts";
import { auditPage } from "#app/people/audit-page.server.ts";
import { AuditFilterForm } from "./audit-filter-form.tsx";
import { EventsTable } from "./events-table.tsx";

export const meta: MetaFunction = () => [{ title: "Audit log · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const seesPeople = context.person !== null && may(context.person, "accounts.manage");
  const page = await auditPage(context.db, searchParams, seesPeople);
  return { page, search: searchParams.toString(), now: context.now() };
}

export default function Audit() {
  const { page, search, now } = useLoaderData<typeof loader>();
  const { events, next, isFirst } = page;
  return (
    <>
      <PageHeader title="Audit log" meta={[<>{countOf(page.all.count, "event")}, each chained to the one before</>]} />
      <div className="sections">
        <AuditFilterForm page={page} />
        {events.length === 0 ? (
          <EmptyState title="No such events.">
            Every change, refusal, export and sign-in is an event here. <code>assay audit verify</code> proves that none
            was altered, removed or moved.
          </EmptyState>
        ) : (
          <>
            <EventsTable events={events} order={page.order} search={search} now={now} />
            <Pager
              position={`${countOf(events.length, "event")}, ${events[0]?.seq} to ${events.at(-1)?.seq}`}
              previousHref={isFirst ? undefined : `/audit${withParams(search, { from: null })}`}
              nextHref={next === null ? undefined : `/audit${withParams(search, { from: String(next) })}`}
            />
          </>
        )}
      </div>
    </>
  );
}
