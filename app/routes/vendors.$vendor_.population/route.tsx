import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf } from "#app/domain/figure.ts";
import { vendorPopulation } from "#app/review/vendor-population.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { eraseAttributes } from "#db/population.server.ts";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { Erase } from "./erase.tsx";
import { confirmImport, eraseOne, previewImport } from "./import.server.ts";
import { ImportAttributes } from "./import-attributes.tsx";
import { KnownAttributes } from "./known-attributes.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await vendorPopulation(context.db, params.vendor ?? "");
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, now: context.now() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "erase-all") {
    await eraseAttributes(context.db, vendor.id);
    return redirect(`/vendors/${vendor.id}/population`);
  }
  const step = intent === "erase" ? eraseOne : intent === "import" ? confirmImport : previewImport;
  const sent = await step(context, vendor.id, form);
  if (sent.kind === "done") return redirect(`/vendors/${vendor.id}/population`);
  return data(sent, { status: sent.kind === "refused" ? 400 : 200 });
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Annotators' attributes, ${found.page.vendor.name} · Assay` : "Attributes · Assay" },
];

export default function VendorPopulation() {
  const { page, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { vendor, annotators } = page;
  const refused = (field: "file" | "pseudonym") =>
    sent?.kind === "refused" && sent.field === field ? sent.message : undefined;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Attributes of annotators" },
        ]}
        title="Attributes of annotators"
        meta={[annotators === 0 ? "none are known" : `known of ${countOf(annotators, "annotator")}`]}
      />
      <VendorTabs vendorId={vendor.id} current="/population" />
      <div className="sections">
        <Callout title="Personal data, kept apart.">
          <p>
            Only the coverage of a contract’s population reads it. It is stored by pseudonym, in a table of its own; no
            metric, export or log holds any of it, and this page lists nobody.
          </p>
        </Callout>
        <KnownAttributes page={page} now={now} />
        <ImportAttributes
          vendorId={vendor.id}
          preview={sent?.kind === "preview" ? sent : null}
          error={refused("file")}
        />
        {annotators > 0 && <Erase annotators={annotators} error={refused("pseudonym")} />}
      </div>
    </>
  );
}
