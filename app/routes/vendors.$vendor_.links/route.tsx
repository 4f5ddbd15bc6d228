import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { makeVendorLink, vendorLinksShown } from "#app/people/vendor-link.server.ts";
import { listContracts, vendorById } from "#db/contracts.server.ts";
import { revokeVendorLink } from "#db/vendor-links.server.ts";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { LinkForm } from "./link-form.tsx";
import { LinksTable } from "./links-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const contracts = (await listContracts(context.db)).filter(({ vendorId }) => vendorId === vendor.id);
  const links = await vendorLinksShown(context, vendor.id);
  const choices = contracts.map(({ id, title }) => ({ id, title }));
  return { vendor: { id: vendor.id, name: vendor.name }, contracts: choices, links, now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Links, ${page.vendor.name} · Assay` : "Links · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const form = new URLSearchParams(await request.text());
  if (form.get("intent") === "revoke") {
    await revokeVendorLink(context.db, form.get("link") ?? "", context.now(), vendor.id);
    return redirect(`/vendors/${vendor.id}/links`);
  }
  const values = { note: form.get("note") ?? "", days: form.get("days") ?? "", contracts: form.getAll("contracts") };
  const made = await makeVendorLink(context, vendor.id, values, context.settings.user);
  if (!made.ok) return data({ values, errors: made.errors, address: null }, { status: 400 });
  const address = new URL(made.path, context.settings.publicUrl ?? request.url).href;
  return data({ values: null, errors: {}, address }, { headers: { "Cache-Control": "no-store" } });
}

export default function LinksOfVendor() {
  const { vendor, contracts, links, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Links" },
        ]}
        title={`Links, ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/links" />
      <div className="sections">
        {sent?.address && (
          <Callout tone="warn" title="Copy the address now: it is not shown again">
            <p>
              <code className="command">{sent.address}</code>
            </p>
            <p>Whoever has it reads this vendor’s batches and reports, without signing in, until it ends.</p>
          </Callout>
        )}
        <LinksTable links={links} now={now} />
        <LinkForm contracts={contracts} values={sent?.values ?? null} errors={sent?.errors ?? {}} />
      </div>
    </>
  );
}
