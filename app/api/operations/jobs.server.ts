/** Long work and how far it has come. */
import { z } from "zod";
import { JOB_STAGES, JOB_STATES } from "#app/domain/states.ts";
import { type JobView, jobView } from "#app/jobs/job-view.ts";
import { jobById, listJobs, requestCancel } from "#db/jobs.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, isoOrNull, param, SAMPLE, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { found } from "../problem.ts";
import { told } from "../told.ts";

export const job = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(JOB_STATES),
  stage: z.enum(JOB_STAGES),
  bytesDone: count,
  bytesTotal: count,
  rows: count,
  rejected: count,
  cancelRequested: z.boolean(),
  message: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  batch: z.string().nullable(),
  result: told("jobOutcome").nullable(),
});

export function shownJob({ createdAt, startedAt, endedAt, batchId, result, ...view }: JobView): z.input<typeof job> {
  const times = { createdAt: iso(createdAt), startedAt: isoOrNull(startedAt), endedAt: isoOrNull(endedAt) };
  return { ...view, ...times, batch: batchId, result };
}

/** As far back as the page of jobs looks. */
const MOST = 1000;

export const jobs = {
  "GET /jobs": operation({
    id: "listJobs",
    group: "Jobs",
    title: "Jobs, newest first.",
    need: "contracts.read",
    query: pageQuery,
    answer: pageSchema(job),
    example: { query: { limit: 10 } },
    async handle({ context, query }) {
      const rows = await listJobs(context.db, MOST);
      const { items, next } = pageOf(rows, ({ createdAt, id }) => [-createdAt, id], query);
      return { items: items.map((row) => shownJob(jobView(row, context.now()))), next };
    },
  }),
  "GET /jobs/{job}": operation({
    id: "showJob",
    group: "Jobs",
    title: "One job: how far it is, and what it came to.",
    need: "contracts.read",
    params: { job: param.job },
    answer: job,
    example: { params: { job: SAMPLE.job } },
    async handle({ context, params }) {
      return shownJob(jobView(found(await jobById(context.db, params.job)), context.now()));
    },
  }),
  "POST /jobs/{job}/cancellation": operation({
    id: "cancelJob",
    group: "Jobs",
    title: "Ask a job to stop. What it has stored so far is removed.",
    need: "deliveries.take-in",
    params: { job: param.job },
    answer: job,
    example: { params: { job: SAMPLE.job } },
    async handle({ context, params }) {
      const { id } = found(await jobById(context.db, params.job));
      await requestCancel(context.db, id);
      return shownJob(jobView(found(await jobById(context.db, id)), context.now()));
    },
  }),
};
