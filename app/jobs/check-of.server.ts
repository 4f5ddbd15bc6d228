/** A check job with its report, when it is there. */
import type { CheckReport } from "#app/review/check-report.ts";
import type { Db } from "#db/client.server.ts";
import { jobById } from "#db/jobs.server.ts";
import type { JobResult } from "./job.ts";
import { type JobView, jobView } from "./job-view.ts";

/** undefined when there is no such check. */
export async function checkOf(
  db: Db,
  jobId: string,
  now: number,
): Promise<{ job: JobView; report: CheckReport | null } | undefined> {
  const job = await jobById(db, jobId);
  if (job?.kind !== "check") return undefined;
  const result = job.result as JobResult | null;
  return { job: jobView(job, now), report: result?.kind === "report" ? result.report : null };
}
