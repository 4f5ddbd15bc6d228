import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { annotatorsPage } from "#app/review/annotators-page.server.ts";
import { vendorOfBatch } from "#db/annotators.server.ts";
import { AnnotatorFilter } from "./annotator-filter.tsx";
import { AnnotatorFunnel } from "./annotator-funnel.tsx";
import { AnnotatorsTable } from "./annotators-table.tsx";
import { ConductTable } from "./conduct-table.tsx";
import { WhoStandsApart } from "./who-stands-apart.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  return {
    batchId,
    search: searchParams.toString(),
    vendorId: (await vendorOfBatch(context.db, batchId)) ?? "",
    page: (await annotatorsPage(context, batchId, searchParams)) ?? null,
  };
}

export const meta: MetaFunction = () => [{ title: "Annotators · Assay" }];

export default function Annotators() {
  const { batchId, vendorId, search, page } = useLoaderData<typeof loader>();
  if (!page) return <p className="sub">No annotators yet: nothing was delivered for this week.</p>;
  if (page.judgments === 0)
    return (
      <EmptyState title="The delivery names no annotators.">
        Agreement and conduct cannot be measured without them. Ask the vendor for a stable pseudonym with every
        judgment.
      </EmptyState>
    );
  return (
    <>
      <AnnotatorFunnel batchId={batchId} search={search} page={page} />
      <WhoStandsApart batchId={batchId} vendorId={vendorId} apart={page.apart} />
      <AnnotatorFilter batchId={batchId} page={page} />
      <AnnotatorsTable batchId={batchId} vendorId={vendorId} search={search} page={page} />
      <ConductTable batchId={batchId} vendorId={vendorId} search={search} page={page} />
    </>
  );
}
