import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { lotsPage } from "#app/vendors/lots-page.server.ts";
import { LotFilterForm } from "../vendor-parts/lot-filter-form.tsx";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { LotsTable } from "./lots-table.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = context.now();
  const page = await lotsPage(context.db, params.vendor ?? "", new URL(request.url).searchParams, now);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, now };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Batches of ${loaded.page.vendor.name} · Assay` : "Vendor · Assay" },
];

export default function BatchesOfVendor() {
  const { page, now } = useLoaderData<typeof loader>();
  const { vendor, measure, measures, filter, choices } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Batches" },
        ]}
        title={measure ? `Batches behind ${measure.title.toLowerCase()}` : `Batches of ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/batches" />
      <div className="sections">
        {measure && <p className="prose">{measure.definition}</p>}
        <LotFilterForm
          filter={filter}
          choices={choices}
          action={`/vendors/${vendor.id}/batches`}
          measure={{ chosen: measure?.id ?? "", choices: measures }}
        />
        <LotsTable page={page} now={now} />
      </div>
    </>
  );
}
