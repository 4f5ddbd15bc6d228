import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { named } from "#app/contracts/documents-page.server.ts";
import { contractList } from "#app/review/contract-list.server.ts";
import { vendorScorecard } from "#app/vendors/scorecard-page.server.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import { updateVendor, vendorById, vendorByName } from "#db/contracts.server.ts";
import { mappingsOfVendor } from "#db/mappings.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";
import { VendorForm } from "../vendor-form/vendor-form.tsx";
import { vendorOfForm } from "../vendor-form/vendor-of-form.ts";
import { LotFilterForm } from "../vendor-parts/lot-filter-form.tsx";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { AnswersAndClaims, VendorMoney } from "./money-and-answers.tsx";
import { ScoreByContract } from "./score-by-contract.tsx";
import { Definitions, ScorecardTable } from "./scorecard-table.tsx";
import { VendorContracts } from "./vendor-contracts.tsx";
import { VendorMappings } from "./vendor-mappings.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const now = context.now();
  const card = await vendorScorecard(context.db, vendor, new URL(request.url).searchParams, now);
  const { contracts } = await contractList(context.db, new URLSearchParams({ vendor: vendor.name }), now);
  const mappings = await mappingsOfVendor(context.db, vendor.id);
  const attachments = await named(context.db, await attachmentsOn(context.db, "vendor", vendor.id));
  return { vendor, now, card, contracts, attachments, mappings: mappings.map(({ body: _, ...mapping }) => mapping) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.vendor.name} · Assay` : "Vendor · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const read = vendorOfForm(await request.formData());
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 400 });
  const namesake = await vendorByName(context.db, read.vendor.name);
  if (namesake && namesake.id !== vendor.id)
    return data({ values: read.values, errors: { name: "There is a vendor of this name already." } }, { status: 400 });
  await updateVendor(context.db, vendor.id, read.vendor);
  return redirect(`/vendors/${vendor.id}`);
}

export default function Vendor() {
  const { vendor, now, card, contracts, mappings, attachments } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Vendors", href: "/vendors" }, { label: vendor.name }]}
        title={vendor.name}
        actions={
          <LinkButton href={`/contracts/new?vendor=${vendor.id}`} look="quiet">
            New contract
          </LinkButton>
        }
      />
      <VendorTabs vendorId={vendor.id} current="" />
      <div className="sections">
        {card.batches.all > 0 && (
          <>
            <Verdict headline={card.sentence} />
            <LotFilterForm filter={card.filter} choices={card.choices} action={`/vendors/${vendor.id}`} />
            <ScorecardTable card={card} />
            <Definitions card={card} />
            <ScoreByContract card={card} />
            <VendorMoney card={card} />
            <AnswersAndClaims card={card} />
          </>
        )}
        <VendorContracts contracts={contracts} />
        <VendorMappings mappings={mappings} now={now} />
        <AttachmentsTable attachments={attachments} now={now} />
        <AttachForm subjects={[{ value: `vendor:${vendor.id}`, label: vendor.name }]} />
        <Section title="Name and notes">
          <VendorForm values={sent?.values ?? vendor} errors={sent?.errors ?? {}} save="Save the vendor" />
        </Section>
      </div>
    </>
  );
}
