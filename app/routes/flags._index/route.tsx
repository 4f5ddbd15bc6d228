import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { flagsPage } from "#app/review/flags-page.server.ts";
import { FlagsTable } from "../flag-parts/flags-table.tsx";
import { Overlap } from "../flag-parts/overlap.tsx";
import { FlagFilter } from "./flag-filter.tsx";

export const meta: MetaFunction = () => [{ title: "Flags · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    page: await flagsPage(context, searchParams),
    search: searchParams.toString(),
    now: context.now(),
  };
}

export default function Flags() {
  const { page, search, now } = useLoaderData<typeof loader>();
  const { batch } = page.filter;
  const { ofBatch } = page;
  return (
    <>
      <PageHeader
        title="Flags"
        crumbs={
          ofBatch
            ? [
                { label: ofBatch.contract.title, href: `/contracts/${ofBatch.contract.id}` },
                { label: `Week ${ofBatch.week}`, href: `/batches/${batch}` },
                { label: "Flags" },
              ]
            : undefined
        }
      />
      <div className="sections">
        {batch && ofBatch && <Overlap batchId={batch} flags={ofBatch} />}
        {page.all === 0 ? (
          <EmptyState title="No flags yet.">
            A flag puts a doubt on record: about a slice (the Slices tab of a batch), an annotator, a record or a whole
            batch. It proposes a treatment, and is later upheld or dismissed with a reason.
          </EmptyState>
        ) : (
          <>
            <FlagFilter filter={page.filter} authors={page.authors} />
            <FlagsTable page={page} base="/flags" search={search} now={now} />
          </>
        )}
      </div>
    </>
  );
}
