import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endInspection } from "#app/inspection/end.server.ts";
import { inspectionPage } from "#app/inspection/inspection-page.server.ts";
import { inspectionById } from "#db/inspections.server.ts";
import { ClassesTable } from "./classes-table.tsx";
import { EndForms } from "./end-forms.tsx";
import { InspectionHeader } from "./inspection-header.tsx";
import { InspectionState } from "./inspection-state.tsx";
import { ItemsTable } from "./items-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await inspectionPage(context, params.inspection ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such inspection.", { status: 404 });
  return { page, now: context.now(), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const inspection = await inspectionById(context.db, params.inspection ?? "");
  if (!inspection) throw new Response("There is no such inspection.", { status: 404 });
  const form = new URLSearchParams(await request.text());
  const done = await endInspection(context, inspection, form);
  if (done.kind === "done") return redirect(`/inspections/${inspection.id}`);
  const { field, message } = done;
  return data({ intent: form.get("intent"), field, message, values: Object.fromEntries(form) }, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Inspection ${loaded.page.number}, week ${loaded.page.batch.week} · Assay` : "Inspection · Assay" },
];

export type Sent = { intent: string | null; field: string; message: string; values: Record<string, string> };

export default function Inspection() {
  const { page, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <InspectionHeader page={page} now={now} />
      <div className="sections">
        <InspectionState page={page} now={now} />
        <ClassesTable page={page} />
        <ItemsTable page={page} />
        {page.outcome === null && <EndForms page={page} user={user} sent={sent ?? null} />}
      </div>
    </>
  );
}
