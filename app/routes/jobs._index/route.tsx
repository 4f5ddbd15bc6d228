import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { RefreshWhile } from "#app/components/refresh-while.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { JOB_LIST, JOB_WHAT_FOR, JOBS_LISTED } from "#app/jobs/job-list.ts";
import { JOB_STATUS } from "#app/jobs/job-status.ts";
import { isUnfinished, type JobView, jobView } from "#app/jobs/job-view.ts";
import { type BackupStanding, backupStanding } from "#app/keeping/backup-standing.server.ts";
import { listJobs } from "#db/jobs.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const now = context.now();
  const backups = await backupStanding(context.db, context.settings, now);
  return { now, backups, jobs: (await listJobs(context.db, JOBS_LISTED)).map((job) => jobView(job, now)) };
}

export const meta: MetaFunction = () => [{ title: "Jobs · Assay" }];

export default function Jobs() {
  const { now, backups, jobs } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  return (
    <>
      <PageHeader
        title="Jobs"
        meta={["Files being read, and how each one ended", <Backups key="backups" backups={backups} now={now} />]}
      />
      {backups?.overdue && <Callout tone="warn">{backups.overdue}</Callout>}
      <RefreshWhile running={jobs.some(isUnfinished)} refresh={revalidate} />
      <ListTable
        list={JOB_LIST}
        csvHref={"/lists/jobs.csv"}
        caption="Newest first"
        rows={jobs}
        rowKey={(job) => job.id}
        rowHref={hrefOf}
        note={jobs.length === JOBS_LISTED ? `the last ${JOBS_LISTED}` : undefined}
        empty={
          <EmptyState title="No file was handed over yet." command="npx assay check FILE">
            Check a file, or upload one on the page of its batch.
          </EmptyState>
        }
        columns={[
          { key: "file", header: "File", render: (job) => job.title },
          { key: "kind", sorts: "for", header: "For", render: (job) => JOB_WHAT_FOR[job.kind] },
          { key: "state", header: "State", render: (job) => <Status {...JOB_STATUS[job.state]} /> },
          { key: "rows", header: "Rows", numeric: true, render: (job) => groupDigits(job.rows) },
          {
            key: "rejected",
            sorts: "set aside",
            header: "Set aside",
            numeric: true,
            render: (job) => groupDigits(job.rejected),
          },
          {
            key: "at",
            sorts: "handed over",
            header: "Handed over",
            render: (job) => <When at={job.createdAt} now={now} withTime />,
          },
          { key: "message", header: "Message", stack: true, minor: true, render: (job) => job.message },
        ]}
      />
    </>
  );
}

interface BackupsProps {
  backups: BackupStanding | null;
  now: number;
}

function Backups({ backups, now }: BackupsProps) {
  if (!backups)
    return (
      <>
        no backups are made: set <code>ASSAY_BACKUP</code> to a folder elsewhere
      </>
    );
  const every = `every ${countOf(backups.everyHours, "hour")}, ${backups.keep} kept`;
  if (backups.last === null) return <>the first backup is still to come, then {every}</>;
  return (
    <>
      last backup <When at={backups.last} now={now} withTime />, {every}
    </>
  );
}

function hrefOf({ id, kind }: JobView): string {
  return kind === "check" ? `/check/${id}` : `/jobs/${id}`;
}
