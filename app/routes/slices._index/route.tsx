import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { savedSlicesPage } from "#app/review/saved-slices.server.ts";
import { SavedSlicesTable } from "../slice-parts/saved-slices-table.tsx";
import { SliceFilter } from "./slice-filter.tsx";

export const meta: MetaFunction = () => [{ title: "Saved slices · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await savedSlicesPage(context.db, searchParams);
  return { page, search: searchParams.toString(), now: context.now() };
}

export default function SavedSlices() {
  const { page, search, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Saved slices" />
      <div className="sections">
        {page.all === 0 && page.filter.contract === null ? (
          <EmptyState title="No saved slices yet.">
            Filter the records of a batch, or find its worst slices, and save what you see under a name. A saved slice
            opens its rows, its metrics and the what-if, and never changes.
          </EmptyState>
        ) : (
          <>
            <SliceFilter page={page} />
            <SavedSlicesTable
              rows={page.rows}
              now={now}
              sorting={{ sort: page.sort, descending: page.descending, search }}
            />
          </>
        )}
      </div>
    </>
  );
}
