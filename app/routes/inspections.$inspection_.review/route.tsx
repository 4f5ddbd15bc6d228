import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { reviewPage } from "#app/inspection/review-page.server.ts";
import { inspectionById } from "#db/inspections.server.ts";
import { reviewHref, reviewOfForm } from "./review-of-form.server.ts";
import { ReviewScreen } from "./review-screen.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await reviewPage(context, params.inspection ?? "", searchParams.get("as") ?? "");
  if (!page) throw new Response("There is no such inspection.", { status: 404 });
  const mode = searchParams.get("raw") === "1" ? ("raw" as const) : ("rendered" as const);
  return { page, mode, user: context.settings.user, now: context.now() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const inspection = await inspectionById(context.db, params.inspection ?? "");
  if (!inspection) throw new Response("There is no such inspection.", { status: 404 });
  const form = new URLSearchParams(await request.text());
  const done = await reviewOfForm(context, inspection, form);
  if (done.kind === "done") return redirect(reviewHref(inspection.id, form));
  const { field, message } = done;
  return data({ field, message, values: Object.fromEntries(form) }, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Review, inspection ${loaded.page.number} · Assay` : "Review · Assay" },
];

export type Sent = { field: string; message: string; values: Record<string, string> } | undefined;

export default function Review() {
  const { page, mode, user, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { batch, contract } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
          { label: "Inspection", href: `/batches/${batch.id}/inspect` },
          { label: `Inspection ${page.number}`, href: `/inspections/${page.id}` },
          { label: "Review" },
        ]}
        title={`Review, inspection ${page.number} of week ${batch.week}`}
        meta={[
          page.as !== "" && (
            <>
              reviewed by <b>{page.as}</b>
            </>
          ),
          page.instructionVersion !== null && (
            <>
              instructions <b>{page.instructionVersion}</b>
            </>
          ),
        ].filter(Boolean)}
      />
      <ReviewScreen page={page} mode={mode} user={user} now={now} sent={sent} />
    </>
  );
}
