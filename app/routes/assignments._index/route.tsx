import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import { type AssignmentSort, assignmentsPage } from "#app/review/due-assignments.server.ts";
import { AssignmentsTable } from "../talk-parts/assignments-table.tsx";
import { AssignmentFilter } from "./assignment-filter.tsx";

export const meta: MetaFunction = () => [{ title: "Assignments · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const now = context.now();
  return { page: await assignmentsPage(context.db, now, searchParams), search: searchParams.toString(), now };
}

export default function Assignments() {
  const { page, search, now } = useLoaderData<typeof loader>();
  const { rows, sort, descending } = page;
  const sortHref = (key: AssignmentSort) =>
    `/assignments${withParams(search, { sort: sort === key && !descending ? `-${key}` : key })}`;
  return (
    <>
      <PageHeader title="Assignments" />
      <div className="sections">
        {page.all === 0 ? (
          <EmptyState title="No assignments yet.">
            Open a contract, a batch, a saved slice, a record or a flag and assign a task there: who is to do what until
            which day. What is overdue or due within a week stands on This week.
          </EmptyState>
        ) : (
          <>
            <AssignmentFilter page={page} />
            <AssignmentsTable
              rows={rows}
              now={now}
              sub={countOf(rows.length, "assignment")}
              sort={{ key: sort, direction: descending ? "descending" : "ascending", href: sortHref }}
              csvHref={`/assignments.csv${withParams(search, {})}`}
            />
          </>
        )}
      </div>
    </>
  );
}
