import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { contactsPage } from "#app/vendors/contacts-page.server.ts";
import { keepContacts } from "#app/vendors/keep-contacts.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { textsOf } from "../vendor-parts/sent.ts";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { ContactForm } from "./contact-form.tsx";
import { ContactsTable } from "./contacts-table.tsx";
import { NoteForm } from "./note-form.tsx";
import { Notes } from "./notes.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await contactsPage(context.db, params.vendor ?? "", searchParams);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, search: searchParams.toString(), now: context.now() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const values = await textsOf(request);
  const kept = await keepContacts(context, vendor.id, values);
  if (!kept.ok) return data({ values, errors: kept.errors }, { status: 400 });
  return redirect(`/vendors/${vendor.id}/contacts${values.intent?.endsWith("note") ? "#notes" : ""}`);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Contacts and notes, ${loaded.page.vendor.name} · Assay` : "Contacts · Assay" },
];

export default function ContactsOfVendor() {
  const { page, search, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const sentTo = (intent: string) => (sent?.values.intent === intent ? sent : undefined);
  const { vendor } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Contacts and notes" },
        ]}
        title={`Contacts and notes, ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/contacts" />
      <div className="sections">
        <ContactsTable page={page} search={search} now={now} sent={sent} />
        <Section title="Add a contact">
          <ContactForm intent="add-contact" sent={sentTo("add-contact")} save="Add the contact" />
        </Section>
        <Notes page={page} now={now} sent={sentTo("comment-note")} />
        <Section title="Write a note">
          <NoteForm today={new Date(now).toISOString().slice(0, 10)} sent={sentTo("add-note")} />
        </Section>
      </div>
    </>
  );
}
