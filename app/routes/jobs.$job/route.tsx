import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { JobProgress } from "#app/components/job-progress.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { RefreshWhile } from "#app/components/refresh-while.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { JOB_STATUS } from "#app/jobs/job-status.ts";
import { isUnfinished, type JobView, jobView } from "#app/jobs/job-view.ts";
import { jobById, requestCancel } from "#db/jobs.server.ts";
import { JobEnd } from "./job-end.tsx";

/** What its progress counts, where that is not bytes. */
const UNITS: Partial<Record<JobView["kind"], string>> = {
  "export-all": "tables and files",
  release: "items",
  backup: "files",
  retention: "files",
  erase: "steps",
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const job = await jobById(context.db, params.job ?? "");
  if (!job) throw new Response("There is no such job.", { status: 404 });
  return { now: context.now(), job: jobView(job, context.now()) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.job.title ?? "Job"} · Assay` }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const job = await jobById(context.db, params.job ?? "");
  if (!job) throw new Response("There is no such job.", { status: 404 });
  if (new URLSearchParams(await request.text()).get("intent") === "cancel") await requestCancel(context.db, job.id);
  return redirect(`/jobs/${job.id}`);
}

export default function Job() {
  const { now, job } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Jobs", href: "/jobs" }, { label: job.title }]}
        title={job.title}
        meta={[
          <Status key="state" {...JOB_STATUS[job.state]} />,
          <When key="at" at={job.createdAt} now={now} withTime />,
        ]}
      />
      <RefreshWhile running={isUnfinished(job)} refresh={revalidate} />
      {isUnfinished(job) ? <JobProgress {...job} unit={UNITS[job.kind]} /> : <JobEnd job={job} />}
    </>
  );
}
