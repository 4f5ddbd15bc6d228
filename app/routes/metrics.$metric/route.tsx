import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MeasuredBefore } from "#app/components/measured-before.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { METRICS } from "#app/metrics/index.ts";
import { metricPage, newestInstead } from "#app/review/metric-page.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { ChooseContract } from "./choose-contract.tsx";
import { Meaning } from "./meaning.tsx";
import { Numbers } from "./numbers.tsx";
import { Series } from "./series.tsx";
import { Slices } from "./slices.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const metric = METRICS.find(({ id }) => id === params.metric);
  if (!metric) throw new Response("There is no such metric.", { status: 404 });
  const { searchParams } = new URL(request.url);
  const page = searchParams.has("contract") ? await metricPage(context, metric, searchParams) : null;
  if (page === undefined) throw new Response("There is no such contract.", { status: 404 });
  const contracts = (await listContracts(context.db)).map(({ id, title, vendor }) => ({ id, title, vendor }));
  const { measure: _, ...described } = metric;
  return {
    ...{ metric: described, contracts, search: searchParams.toString() },
    ...{ series: page?.series ?? null, week: page?.week ?? null, unknownWeek: page && newestInstead(page) },
    ...{ numbers: page?.numbers ?? null, before: page?.before ?? null, slices: page?.slices ?? null },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.metric.title} · Assay` : "Metric · Assay" },
];

export default function MetricPage() {
  const { metric, series, week, unknownWeek, numbers, before, slices, contracts, search } =
    useLoaderData<typeof loader>();
  const role = metric.gate ? "gate by default" : metric.shownOnly ? "shown only by default" : "advice by default";
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Metrics", href: "/metrics" }, { label: metric.title }]}
        title={metric.title}
        meta={[metric.group, role, `version ${metric.version}`]}
      />
      <div className="sections">
        <p className="prose">{metric.about}</p>
        {series && <Series metric={metric} series={series} />}
        {unknownWeek && <p className="sub">{unknownWeek}</p>}
        {series && <MeasuredBefore note={before} contract={series.contract.title} />}
        {series && numbers && week !== null && (
          <Numbers metric={metric} numbers={numbers} week={week} search={search} />
        )}
        {series && slices && week !== null && (
          <Slices metric={metric} series={series} slices={slices} week={week} search={search} />
        )}
        <Meaning metric={metric} />
        <ChooseContract metric={metric.id} contracts={contracts} chosen={series?.contract.id ?? ""} />
      </div>
    </>
  );
}
