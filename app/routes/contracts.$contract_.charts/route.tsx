import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { MeasuredBefore } from "#app/components/measured-before.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { contractCharts } from "#app/review/contract-charts.server.ts";
import { ChartSections } from "./chart-sections.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await contractCharts(context, params.contract ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Charts, ${data.page.contract.title} · Assay` : "Charts · Assay" },
];

export default function Charts() {
  const { page } = useLoaderData<typeof loader>();
  const { contract, weeks, week, charts, batchId, before } = page;
  const base = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: base },
          { label: "Charts" },
        ]}
        title="Charts"
        meta={[contract.vendor, contract.title]}
      />
      {charts && week !== null && batchId !== null ? (
        <div className="sections">
          <Choices
            label="Week"
            choices={weeks.map((one) => ({
              key: String(one),
              label: String(one),
              href: `${base}/charts?week=${one}`,
              current: one === week,
            }))}
          />
          <MeasuredBefore note={before} contract={contract.title} />
          <ChartSections base={base} charts={charts} week={week} batchId={batchId} />
        </div>
      ) : (
        <EmptyState title="No charts yet.">They begin with the first delivery that is taken in.</EmptyState>
      )}
    </>
  );
}
