import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { incidentsPage } from "#app/vendors/incidents-page.server.ts";
import { writeIncident } from "#app/vendors/keep-incidents.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { textsOf } from "../vendor-parts/sent.ts";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { IncidentFilterForm } from "./incident-filter-form.tsx";
import { IncidentForm } from "./incident-form.tsx";
import { IncidentsTable } from "./incidents-table.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await incidentsPage(context.db, params.vendor ?? "", searchParams);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, search: searchParams.toString(), now: context.now() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const values = await textsOf(request);
  const written = await writeIncident(context, vendor.id, values);
  if (!written.ok) return data({ values, errors: written.errors }, { status: 400 });
  return redirect(`/vendors/${vendor.id}/incidents/${written.id}`);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Incidents, ${loaded.page.vendor.name} · Assay` : "Incidents · Assay" },
];

export default function IncidentsOfVendor() {
  const { page, search, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { vendor, contracts } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Incidents" },
        ]}
        title={`Incidents, ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/incidents" />
      <div className="sections">
        {page.counts.all > 0 && <IncidentFilterForm page={page} />}
        <IncidentsTable page={page} search={search} now={now} />
        <Section title="Write an incident down" sub="for us alone: no report to the vendor mentions it">
          <IncidentForm contracts={contracts} today={new Date(now).toISOString().slice(0, 10)} sent={sent} />
        </Section>
      </div>
    </>
  );
}
