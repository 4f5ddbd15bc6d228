import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { newInvoicePage } from "#app/ledger/new-invoice-page.server.ts";
import { checkGiven, recordInvoice } from "#app/ledger/write-entry.server.ts";
import { CheckedLines } from "../ledger-parts/checked-lines.tsx";
import { InvoiceForm } from "./invoice-form.tsx";
import { invoiceOfForm } from "./invoice-of-form.ts";

export const meta: MetaFunction = () => [{ title: "New invoice · Assay" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await newInvoicePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

/** Checks what was typed, or enters it; nothing is stored by checking. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ledger = await contractLedger(context.db, params.contract ?? "", context.now());
  if (!ledger) throw new Response("There is no such contract.", { status: 404 });
  const form = await request.formData();
  const { values, read } = invoiceOfForm(form, ledger);
  if (!read.ok) return data({ values, errors: read.errors, checked: null }, { status: 400 });
  if (form.get("intent") === "check")
    return data({ values, errors: {} as Record<string, string>, checked: checkGiven(ledger, read.invoice) });
  const made = await recordInvoice(context.db, ledger.contract.id, read.invoice, context.now());
  if (made.kind === "written") return redirect(`/invoices/${made.id}`);
  return data({ values, errors: { number: made.message } as Record<string, string>, checked: null }, { status: 400 });
}

export default function NewInvoice() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Money", href: `/contracts/${contract.id}/money` },
          { label: "New invoice" },
        ]}
        title="New invoice"
      />
      <div className="sections">
        {sent?.checked && <CheckedLines checked={sent.checked} unit={contract.unit} currency={contract.currency} />}
        <InvoiceForm page={page} values={sent?.values ?? { by: user }} errors={sent?.errors ?? {}} />
      </div>
    </>
  );
}
