import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { INCIDENT_KINDS } from "#app/domain/incident.ts";
import { incidentPage } from "#app/vendors/incidents-page.server.ts";
import { addToIncident } from "#app/vendors/keep-incidents.server.ts";
import { incidentLook } from "../vendor-parts/incident-looks.ts";
import { textsOf } from "../vendor-parts/sent.ts";
import { IncidentForms } from "./incident-forms.tsx";
import { IncidentHistory } from "./incident-history.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await incidentPage(context.db, params.vendor ?? "", params.incident ?? "");
  if (!page) throw new Response("There is no such incident.", { status: 404 });
  return { page, now: context.now() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const page = await incidentPage(context.db, params.vendor ?? "", params.incident ?? "");
  if (!page) throw new Response("There is no such incident.", { status: 404 });
  const values = await textsOf(request);
  const kept = await addToIncident(context, page.vendor.id, page.incident.id, values);
  if (!kept.ok) return data({ values, errors: kept.errors }, { status: 400 });
  return redirect(`/vendors/${page.vendor.id}/incidents/${page.incident.id}`);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Incident ${loaded.page.incident.id}, ${loaded.page.vendor.name} · Assay` : "Incident · Assay" },
];

export default function Incident() {
  const { page, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { vendor, incident } = page;
  const { id, kind, state, severity, happenedOn, contractId, contract, what, by, events } = incident;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Incidents", href: `/vendors/${vendor.id}/incidents` },
          { label: `Incident ${id}` },
        ]}
        title={`Incident ${id}: ${INCIDENT_KINDS[kind]}`}
        meta={[
          <Status key="state" {...incidentLook(state, severity)} />,
          severity,
          dayText(happenedOn),
          ...(contractId
            ? [
                <Link key="contract" href={`/contracts/${contractId}`}>
                  {contract}
                </Link>,
              ]
            : []),
          <>written down by {by}</>,
        ]}
      />
      <div className="sections">
        <Section title="What happened">
          <p className="as-typed">{what}</p>
        </Section>
        <IncidentHistory events={events} now={now} />
        <IncidentForms key={events.length} page={page} sent={sent} />
      </div>
    </>
  );
}
