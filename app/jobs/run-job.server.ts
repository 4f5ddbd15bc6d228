/** Runs one job to its end. Every way it can end is a row that a person can read. */

import { addFile } from "#app/calibration/add-items.server.ts";
import { addedSentence, takenSentence } from "#app/calibration/sentences.ts";
import { takeAnswerFile } from "#app/calibration/take-answers.server.ts";
import { protectionOf } from "#app/ingest/contamination/protection.server.ts";
import { rescan } from "#app/ingest/contamination/rescan.server.ts";
import { DEFAULT_LIMITS, type ReadLimits, type RowError, UnusableFile } from "#app/ingest/formats/format.ts";
import { ingest } from "#app/ingest/ingest.server.ts";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { systemFault } from "#app/operation/system-fault.ts";
import { checkFile } from "#app/review/check-file.server.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { actingAs } from "#db/actor.server.ts";
import { whoQueued } from "#db/audit-log.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { endJob, type JobRow } from "#db/jobs.server.ts";
import type { CalibrationInput, CheckInput, IngestInput, JobResult, RescanInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";
import { runBackup } from "./run-backup.server.ts";
import { runErase } from "./run-erase.server.ts";
import { runExportAll } from "./run-export-all.server.ts";
import { runMeasure } from "./run-measure.server.ts";
import { runRelease, runVerify } from "./run-release.server.ts";
import { runRetention } from "./run-retention.server.ts";

const KINDS: Record<string, (tools: JobTools, job: JobRow) => Promise<End>> = {
  ingest: runIngest,
  check: runCheck,
  calibration: runCalibration,
  rescan: runRescan,
  measure: runMeasure,
  release: runRelease,
  verify: runVerify,
  backup: runBackup,
  retention: runRetention,
  erase: runErase,
  "export-all": runExportAll,
};

export async function runJob(tools: JobTools, job: JobRow): Promise<void> {
  await actingAs({ ...(await whoQueued(tools.db, job.id)), via: "job" }, () => runAndEnd(tools, job));
}

async function runAndEnd(tools: JobTools, job: JobRow): Promise<void> {
  const run = KINDS[job.kind];
  const end: End = run
    ? await run(tools, job).catch(explain)
    : { state: "failed", message: `Unknown kind of job: ${job.kind}.` };
  await endJob(tools.db, job.id, { ...end, now: tools.now() });
}

async function runIngest(tools: JobTools, job: JobRow): Promise<End> {
  const input = job.input as IngestInput;
  const { file, batchId, deliveryKind, reader, receivedBy } = input;
  const result = await ingest(
    tools.db,
    tools.vault,
    {
      file: file.path,
      fileName: file.name,
      uploaded: { sha256: file.sha256, bytes: file.bytes },
      batchId,
      reader,
      kind: deliveryKind,
      receivedBy,
      now: tools.now(),
      limits: limitsOf(tools),
    },
    await hooks(tools, job),
  );
  if (result.kind === "stored" || result.kind === "same-file") return { state: "done", result };
  if (result.kind === "cancelled") return { state: "cancelled", message: "Cancelled. Nothing was stored." };
  return { state: "failed", message: `${result.message} ${result.hint}`, result: refusal(result.rule, result.errors) };
}

async function runCheck(tools: JobTools, job: JobRow): Promise<End> {
  const { file, reader } = job.input as CheckInput;
  const { progress, cancelled } = await hooks(tools, job);
  const protection = await protectionOf(tools.db, tools.vault);
  const request = { file: file.path, fileName: file.name, reader, protection, policy: DEFAULT_POLICY };
  const report = await checkFile(
    { ...request, limits: limitsOf(tools), now: tools.now() },
    {
      cancelled,
      progress: ({ bytesRead, rows, rejected }) =>
        progress({ stage: "read", bytesDone: bytesRead, bytesTotal: file.bytes, rows, rejected }),
    },
  );
  return report ? { state: "done", result: { kind: "report", report } } : { state: "cancelled", message: "Cancelled." };
}

async function runCalibration({ maxRowBytes, ...tools }: JobTools, job: JobRow): Promise<End> {
  const { file, reader, roundId, role, want, receivedBy } = job.input as CalibrationInput;
  const { path, name, sha256, bytes } = file;
  const limits = { ...DEFAULT_LIMITS, maxRowBytes };
  const source = { file: path, fileName: name, uploaded: { sha256, bytes }, reader, limits, now: tools.now() };
  const done =
    role === "items"
      ? await addFile(tools, roundId, source, { want, by: receivedBy })
      : await takeAnswerFile(tools, roundId, source, receivedBy);
  if (done.kind === "refused") return { state: "failed", message: done.message };
  const sentence = done.kind === "added" ? addedSentence(done) : takenSentence(done);
  return { state: "done", result: { kind: "calibration", roundId, sentence } };
}

async function runRescan(tools: JobTools, job: JobRow): Promise<End> {
  const { deliveryIds } = job.input as RescanInput;
  const deliveries = await Promise.all(deliveryIds.map((id) => deliveryById(tools.db, id)));
  const { progress, cancelled } = await hooks(tools, job);
  const { bytesTotal } = job;
  const here = deliveries.filter((delivery) => delivery !== undefined);
  const done = await rescan(tools.db, tools.vault, here, tools.now(), {
    cancelled,
    progress: (items) => progress({ stage: "read", bytesDone: items, bytesTotal, rows: items, rejected: 0 }),
  });
  if (done) return { state: "done", result: { kind: "rescanned", ...done } };
  return { state: "cancelled", message: "Cancelled. Deliveries that were compared by then are measured anew." };
}

function limitsOf(tools: JobTools): ReadLimits {
  return { ...DEFAULT_LIMITS, maxRowBytes: tools.maxRowBytes };
}

function refusal(rule: string, errors: readonly RowError[]): JobResult {
  if (rule === "unrecognised") return { kind: "unrecognised" };
  const shown = errors.map(({ line, field, rule: broken, hint }) => ({ line, field, rule: broken, hint }));
  return { kind: "refused", rule, errors: shown };
}

function explain(error: unknown): End {
  if (error instanceof UnusableFile)
    return { state: "failed", message: `${error.message} ${error.hint}`, result: refusal(error.rule, []) };
  const fault = systemFault(error);
  if (fault) return { state: "failed", message: `${fault.message} Nothing was stored.` };
  process.stderr.write(`job failed: ${faultForLog(error)}\n`);
  return {
    state: "failed",
    message: "Something went wrong inside Assay; the log has the details. Nothing was stored.",
  };
}
