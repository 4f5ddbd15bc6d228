import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { METRICS } from "#app/metrics/index.ts";
import { catalogueFilterOf, filterCatalogue, needsOf } from "#app/review/catalogue-filter.ts";
import { listContracts } from "#db/contracts.server.ts";
import { Catalogue } from "./catalogue.tsx";
import { CatalogueForm } from "./catalogue-form.tsx";

export const meta: MetaFunction = () => [{ title: "Metrics · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("contract");
  const contract = wanted ? (await listContracts(context.db)).find(({ id }) => id === wanted) : undefined;
  const all = METRICS.map(({ measure: _, ...metric }) => metric);
  const filter = catalogueFilterOf(searchParams);
  return {
    contract: contract ? { id: contract.id, title: contract.title } : null,
    filter,
    needs: needsOf(all),
    total: all.length,
    metrics: filterCatalogue(all, filter),
  };
}

export default function Metrics() {
  const { metrics, total, contract, filter, needs } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Metrics"
        meta={[
          <>
            <b>{total}</b> metrics, each with its interval, n and what it needs
          </>,
          ...(metrics.length < total ? [`${metrics.length} shown`] : []),
          ...(contract ? [`series of ${contract.title}`] : []),
        ]}
        actions={<FileButton href="/metrics.csv">CSV</FileButton>}
      />
      <div className="sections">
        <CatalogueForm filter={filter} needs={needs} contract={contract?.id ?? null} />
        {metrics.length === 0 && <EmptyState title="No metric fits.">Take something out of the search.</EmptyState>}
        <Catalogue metrics={metrics} query={contract ? `?contract=${contract.id}` : ""} />
      </div>
    </>
  );
}
