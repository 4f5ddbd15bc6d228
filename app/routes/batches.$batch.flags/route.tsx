import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { flagsPage } from "#app/review/flags-page.server.ts";
import { FlagsTable } from "../flag-parts/flags-table.tsx";
import { Overlap } from "../flag-parts/overlap.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  const search = searchParams.toString();
  searchParams.set("batch", batchId);
  const page = await flagsPage(context, searchParams);
  return { batchId, search, page, now: context.now() };
}

export const meta: MetaFunction = () => [{ title: "Flags of the batch · Assay" }];

export default function FlagsOfBatch() {
  const { batchId, search, page, now } = useLoaderData<typeof loader>();
  if (!page.ofBatch) return null;
  return (
    <>
      <Overlap batchId={batchId} flags={page.ofBatch} />
      {page.all === 0 ? (
        <EmptyState title="No flags on this batch yet.">
          Filter the records and flag what the filter finds, tick annotators or worst slices, or flag a record from its
          own page. A flag proposes a treatment; nothing is left out until a decision says so.
        </EmptyState>
      ) : (
        <>
          <p className="sub">
            “New with it” counts judgments that no earlier flag touches, so that the column adds up to the whole.{" "}
            <a href={`/flags?batch=${batchId}`}>Filter the list</a>
          </p>
          <FlagsTable page={page} base={`/batches/${batchId}/flags`} search={search} now={now} />
        </>
      )}
    </>
  );
}
