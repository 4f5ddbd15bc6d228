import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { METRICS } from "#app/metrics/index.ts";
import { listContracts } from "#db/contracts.server.ts";
import { Catalogue } from "./catalogue.tsx";

export const meta: MetaFunction = () => [{ title: "Metrics · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get("contract");
  const contract = wanted ? (await listContracts(context.db)).find(({ id }) => id === wanted) : undefined;
  return {
    contract: contract ? { id: contract.id, title: contract.title } : null,
    metrics: METRICS.map(({ measure: _, ...metric }) => metric),
  };
}

export default function Metrics() {
  const { metrics, contract } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Metrics"
        meta={[
          <>
            <b>{metrics.length}</b> metrics, each with its interval, n and what it needs
          </>,
          ...(contract ? [`series of ${contract.title}`] : []),
        ]}
      />
      <div className="sections">
        <Catalogue metrics={metrics} query={contract ? `?contract=${contract.id}` : ""} />
      </div>
    </>
  );
}
