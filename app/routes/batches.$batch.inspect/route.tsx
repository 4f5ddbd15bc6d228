import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inspectPage } from "#app/inspection/inspect-page.server.ts";
import { ChosenItems } from "./chosen-items.tsx";
import { drawOfForm } from "./draw-of-form.server.ts";
import { InspectionsTable } from "./inspections-table.tsx";
import { PlanSection } from "./plan-section.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await inspectPage(context, params.batch ?? "", new URL(request.url).searchParams);
  return { page: page ?? null, now: context.now(), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const drawn = await drawOfForm(context, params.batch ?? "", form);
  if (drawn.kind === "drawn") return redirect(`/inspections/${drawn.id}`);
  const { field, message } = drawn;
  return data({ intent: form.get("intent"), field, message, values: Object.fromEntries(form) }, { status: 400 });
}

export const meta: MetaFunction = () => [{ title: "Inspection · Assay" }];

export type Sent = { field: string; message: string; values: Record<string, string> } | null;

export default function Inspect() {
  const { page, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const of = (intent: string): Sent => (sent?.intent === intent ? sent : null);
  if (!page) return null;
  return (
    <>
      <InspectionsTable page={page} now={now} />
      <PlanSection page={page} user={user} sent={of("draw")} />
      <ChosenItems page={page} user={user} sent={of("queue")} />
    </>
  );
}
