import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { slicesPage } from "#app/review/slices-page.server.ts";
import { SlicesTable } from "./slices-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  return {
    batchId,
    search: searchParams.toString(),
    page: (await slicesPage(context, batchId, searchParams)) ?? null,
  };
}

export const meta: MetaFunction = () => [{ title: "Slices · Assay" }];

export default function Slices() {
  const { batchId, search, page } = useLoaderData<typeof loader>();
  if (!page) return <p className="sub">No slices yet: nothing was delivered for this week.</p>;
  if (page.found === 0)
    return (
      <EmptyState title="No slice stands out.">
        {groupDigits(page.tested)} slices of one and two dimensions were tested against the rest of the batch, on gold
        accuracy, agreement, length, side and ties. None differs by more than chance among so many allows (at most 5 %
        of what is named here is expected to be chance).
      </EmptyState>
    );
  return <SlicesTable batchId={batchId} search={search} page={page} />;
}
