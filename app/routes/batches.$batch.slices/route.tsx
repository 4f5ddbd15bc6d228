import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { savedSlicesOf } from "#app/review/saved-slices.server.ts";
import { slicesPage } from "#app/review/slices-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { SavedSlicesTable } from "../slice-parts/saved-slices-table.tsx";
import { SlicesTable } from "./slices-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  const batch = await batchById(context.db, batchId);
  return {
    batchId,
    now: context.now(),
    saved: batch ? await savedSlicesOf(context.db, batch.contractId, batchId) : [],
    search: searchParams.toString(),
    page: (await slicesPage(context, batchId, searchParams)) ?? null,
  };
}

export const meta: MetaFunction = () => [{ title: "Slices · Assay" }];

export default function Slices() {
  const { batchId, search, page, saved, now } = useLoaderData<typeof loader>();
  if (!page) return <p className="sub">No slices yet: nothing was delivered for this week.</p>;
  return (
    <>
      {saved.length > 0 && <SavedSlicesTable rows={saved} now={now} />}
      {page.found > 0 ? (
        <SlicesTable batchId={batchId} search={search} page={page} />
      ) : (
        <EmptyState title="No slice stands out.">
          {groupDigits(page.tested)} slices of one and two dimensions were tested against the rest of the batch, on gold
          accuracy, agreement, length, side and ties. None differs by more than chance among so many allows (at most 5 %
          of what is named here is expected to be chance).
        </EmptyState>
      )}
      <p className="sub">
        Any filter of the <a href={`/batches/${batchId}/records`}>records</a> can be saved as a slice.{" "}
        <a href="/slices">All saved slices</a>
      </p>
    </>
  );
}
