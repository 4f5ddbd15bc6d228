import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { contractControl } from "#app/review/contract-control.server.ts";
import { ControlSection } from "./control-section.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await contractControl(context, params.contract ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Control charts, ${data.page.contract.title} · Assay` : "Control charts · Assay" },
];

export default function Control() {
  const { page } = useLoaderData<typeof loader>();
  const { contract, metric, choices, weeks, week, byWeek, byDay, events } = page;
  const base = `/contracts/${contract.id}`;
  const csvHref = `${base}/control.csv?metric=${metric.id}${week === null ? "" : `&week=${week}`}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: base },
          { label: "Control charts" },
        ]}
        title={`Control charts: ${metric.title.toLowerCase()}`}
        meta={[contract.vendor, contract.title]}
      />
      <div className="sections">
        <Choices
          label="Share"
          choices={choices.map(({ id, title }) => ({
            key: id,
            label: title,
            href: `${base}/control?metric=${id}${week === null ? "" : `&week=${week}`}`,
            current: id === metric.id,
          }))}
        />
        {week === null ? (
          <EmptyState title="Nothing to chart yet.">
            No week has 30 rows that count for {metric.title.toLowerCase()}. Choose another share, or wait for the first
            delivery.
          </EmptyState>
        ) : (
          <>
            <ControlSection
              title="Week by week"
              series={byWeek}
              measure={metric.title}
              csvHref={csvHref}
              events={events}
            />
            <ControlSection
              title={`Day by day, week ${week}`}
              series={byDay}
              measure={metric.title}
              csvHref={csvHref}
              choices={weeks.map((one) => ({
                key: String(one),
                label: String(one),
                href: `${base}/control?metric=${metric.id}&week=${one}#days`,
                current: one === week,
              }))}
            />
          </>
        )}
      </div>
    </>
  );
}
