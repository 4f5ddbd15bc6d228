import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayText } from "#app/components/date-text.ts";
import { PageHeader } from "#app/components/page-header.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { invoicePage } from "#app/ledger/invoice-page.server.ts";
import { followUpOf } from "#app/ledger/read-follow-up.ts";
import { recordFollowUp } from "#app/ledger/write-entry.server.ts";
import { CheckedLines } from "../ledger-parts/checked-lines.tsx";
import { FollowUps } from "./follow-ups.tsx";
import { invoiceSentence } from "./invoice-sentence.ts";
import { NewFollowUp } from "./new-follow-up.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await invoicePage(context.db, Number(params.invoice), context.now());
  if (!page) throw new Response("There is no such invoice.", { status: 404 });
  const today = new Date(context.now()).toISOString().slice(0, 10);
  return { page, today, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Invoice ${loaded.page.invoice.entry.number} · Assay` : "Invoice · Assay" },
];

/** A credit note, a payment, or a reversal of one of the entries. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const page = await invoicePage(context.db, Number(params.invoice), context.now());
  if (!page) throw new Response("There is no such invoice.", { status: 404 });
  const form = [...(await request.formData())].map(([name, value]) => [name, String(value)]);
  const read = followUpOf(Object.fromEntries(form), page);
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 400 });
  const made = await recordFollowUp(
    context.db,
    page.contract,
    read.entry,
    context.now(),
    context.settings.separateDuties,
  );
  if (made.kind === "written") return redirect(`/invoices/${page.invoice.entry.id}`);
  return data(
    { values: read.values, errors: { [read.field]: made.message } as Record<string, string> },
    { status: 400 },
  );
}

export default function Invoice() {
  const { page, today, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract, invoice } = page;
  const { headline, explained } = invoiceSentence(page);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Money", href: `/contracts/${contract.id}/money` },
          { label: `Invoice ${invoice.entry.number}` },
        ]}
        title={`Invoice ${invoice.entry.number}`}
        meta={[contract.vendor, <>dated {dayText(invoice.entry.datedOn)}</>, <>entered by {invoice.entry.by}</>]}
      />
      <div className="sections">
        <Verdict headline={headline}>{explained}</Verdict>
        <CheckedLines
          checked={invoice.checked}
          unit={contract.unit}
          currency={contract.currency}
          csvHref={`/invoices/${invoice.entry.id}/lines.csv`}
        />
        <FollowUps page={page} />
        <NewFollowUp page={page} sent={sent} today={today} user={user} />
      </div>
    </>
  );
}
