import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { JobProgress } from "#app/components/job-progress.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { RefreshWhile } from "#app/components/refresh-while.tsx";
import { attachCheck } from "#app/jobs/attach-check.server.ts";
import { checkOf } from "#app/jobs/check-of.server.ts";
import { isUnfinished } from "#app/jobs/job-view.ts";
import { batchChoices } from "#app/review/batch-choices.server.ts";
import { requestCancel } from "#db/jobs.server.ts";
import { CheckFailed } from "./check-failed.tsx";
import { ReportView } from "./report-view.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const check = await checkOf(context.db, params.job ?? "", context.now());
  if (!check) throw new Response("There is no such check. Reports are kept for a day.", { status: 404 });
  return { ...check, batches: check.report ? await batchChoices(context.db) : [] };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.job.title ?? "Check"} · Assay` },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const jobId = params.job ?? "";
  if (form.get("intent") === "cancel") {
    await requestCancel(context.db, jobId);
    return redirect(`/check/${encodeURIComponent(jobId)}`);
  }
  const attached = await attachCheck(context, jobId, form.get("batch") ?? "");
  if (attached.kind === "absent") throw new Response("There is no such check.", { status: 404 });
  if (attached.kind === "refused") return data({ error: attached.message }, { status: 400 });
  return redirect(`/jobs/${attached.jobId}`);
}

export default function Check() {
  const { job, report, batches } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <PageHeader crumbs={[{ label: "Check a file", href: "/check" }, { label: job.title }]} title={job.title} />
      <RefreshWhile running={isUnfinished(job)} refresh={revalidate} />
      {isUnfinished(job) && <JobProgress {...job} />}
      {report && <ReportView jobId={job.id} report={report} batches={batches} error={error} />}
      {!isUnfinished(job) && !report && <CheckFailed job={job} />}
    </>
  );
}
