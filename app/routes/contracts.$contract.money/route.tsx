import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { waiveObligation } from "#app/ledger/write-entry.server.ts";
import { Bands } from "./bands.tsx";
import { BatchesMoney } from "./batches-money.tsx";
import { Costs } from "./costs.tsx";
import { Invoices } from "./invoices.tsx";
import { MoneyFunnel } from "./money-funnel.tsx";
import { Obligations } from "./obligations.tsx";
import { waiverOfForm } from "./waiver-of-form.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await moneyPage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, now: context.now(), user: context.settings.user };
}

/** Gives up what a decision left the vendor to do. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const page = await moneyPage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const read = waiverOfForm(await request.formData(), page.obligations);
  if (!read.ok) return data({ values: read.values, error: read.error }, { status: 400 });
  const { separateDuties } = context.settings;
  const done = await waiveObligation(context.db, page.contract, read.waiver, context.now(), separateDuties);
  if (done.kind === "written") return redirect(`/contracts/${page.contract.id}/money#obligations`);
  return data({ values: read.values, error: done.message }, { status: 400 });
}

export default function ContractMoney() {
  const { page, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <MoneyFunnel page={page} />
      <Costs page={page} />
      <Obligations page={page} now={now} user={user} sent={sent} />
      <Invoices page={page} />
      <BatchesMoney page={page} />
      <Bands page={page} />
    </>
  );
}
