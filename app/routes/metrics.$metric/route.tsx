import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { METRICS } from "#app/metrics/index.ts";
import { metricSeries } from "#app/review/metric-series.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { ChooseContract } from "./choose-contract.tsx";
import { Meaning } from "./meaning.tsx";
import { Series } from "./series.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const metric = METRICS.find(({ id }) => id === params.metric);
  if (!metric) throw new Response("There is no such metric.", { status: 404 });
  const contractId = new URL(request.url).searchParams.get("contract");
  const series = contractId ? await metricSeries(context.db, metric, contractId) : null;
  if (series === undefined) throw new Response("There is no such contract.", { status: 404 });
  const contracts = await listContracts(context.db);
  const { measure: _, ...described } = metric;
  return { metric: described, series, contracts: contracts.map(({ id, title, vendor }) => ({ id, title, vendor })) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.metric.title} · Assay` : "Metric · Assay" },
];

export default function MetricPage() {
  const { metric, series, contracts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Metrics", href: "/metrics" }, { label: metric.title }]}
        title={metric.title}
        meta={[metric.group, metric.gate ? "gate by default" : "advice by default", `version ${metric.version}`]}
      />
      <div className="sections">
        <p className="prose">{metric.about}</p>
        {series && <Series metric={metric} series={series} />}
        <ChooseContract metric={metric.id} contracts={contracts} chosen={series?.contract.id ?? ""} />
        <Meaning metric={metric} />
      </div>
    </>
  );
}
