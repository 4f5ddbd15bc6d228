/** A job as a screen shows it. */
import type { JobRow } from "#db/jobs.server.ts";
import type { CalibrationInput, IngestInput, JobResult, UploadedFile } from "./job.ts";

export interface JobView {
  id: string;
  kind: (typeof KINDS)[number];
  title: string;
  state: JobRow["state"];
  stage: JobRow["stage"];
  bytesDone: number;
  bytesTotal: number;
  rows: number;
  rejected: number;
  /** Rows a second so far; null before the first second is over. */
  rate: number | null;
  cancelRequested: boolean;
  message: string | null;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  batchId: string | null;
  /** The calibration round it is for. */
  roundId: string | null;
  /** Without the report, which is a page of its own. */
  result: Exclude<JobResult, { kind: "report" }> | { kind: "report" } | null;
}

const KINDS = [
  "check",
  "ingest",
  "calibration",
  "rescan",
  "measure",
  "release",
  "verify",
  "backup",
  "retention",
  "erase",
  "export-all",
] as const;

export function jobView(job: JobRow, now: number): JobView {
  const { id, title, state, stage, bytesDone, bytesTotal, rows, rejected, cancelRequested, message } = job;
  const { createdAt, startedAt, endedAt } = job;
  const seconds = startedAt === null ? 0 : ((endedAt ?? now) - startedAt) / 1000;
  const result = job.result as JobResult | null;
  return {
    id,
    kind: KINDS.find((kind) => kind === job.kind) ?? "check",
    title,
    state,
    stage,
    bytesDone,
    bytesTotal,
    rows,
    rejected,
    rate: seconds >= 1 && rows > 0 ? Math.round(rows / seconds) : null,
    cancelRequested,
    message,
    createdAt,
    startedAt,
    endedAt,
    batchId: job.kind === "ingest" ? (job.input as IngestInput).batchId : null,
    roundId: job.kind === "calibration" ? (job.input as CalibrationInput).roundId : null,
    result: result?.kind === "report" ? { kind: "report" } : result,
  };
}

export function isUnfinished({ state }: Pick<JobView, "state">): boolean {
  return state === "queued" || state === "running";
}

export function fileOf(job: Pick<JobRow, "input">): UploadedFile {
  return (job.input as { file: UploadedFile }).file;
}
