import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { decidePage } from "#app/review/decide-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { DecideScreen } from "../batches.$batch_.decide/decide-screen.tsx";

/** What was sent has no address of its own: who comes by one finds the way to the decision. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const batch = await batchById(context.db, params.batch ?? "");
  if (!batch) throw new Response("There is no such batch.", { status: 404 });
  return { id: batch.id, week: batch.week };
}

export const meta: MetaFunction<typeof loader> = ({ data: batch }) => [
  { title: batch ? `Decide week ${batch.week} · Assay` : "Decide · Assay" },
];

/** The decision screen for more rules than an address can carry: they are sent here, shown, and nothing is written. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const batchId = params.batch ?? "";
  const page = await decidePage(context, batchId, new URLSearchParams(await request.text()), context.settings.user);
  if (page.kind === "absent") throw new Response("There is no such batch.", { status: 404 });
  const batch = `/batches/${encodeURIComponent(batchId)}`;
  if (page.kind === "changed") return redirect(`${batch}/decide?${page.query}`);
  if (page.kind === "nothing-delivered") return redirect(batch);
  return { page, user: context.settings.user };
}

export default function WhatIf() {
  const { id, week } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent) return <DecideScreen page={sent.page} user={sent.user} errors={sent.page.fields.errors} message={null} />;
  return (
    <>
      <PageHeader crumbs={[{ label: `Week ${week}`, href: `/batches/${id}` }, { label: "What-if" }]} title="What-if" />
      <EmptyState
        title="Nothing was sent here."
        action={<LinkButton href={`/batches/${id}/decide`}>Decide week {week}</LinkButton>}
      >
        More rules than an address can carry are sent to this page, and are not kept when it is loaded anew.
      </EmptyState>
    </>
  );
}
