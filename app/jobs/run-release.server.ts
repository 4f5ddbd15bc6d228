/** Makes a release, or proves that one is what it was, with progress and a way to stop. */
import { viewCache } from "#app/http/view-cache.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { verifyRelease } from "#app/release/verify-release.server.ts";
import type { JobRow } from "#db/jobs.server.ts";
import type { ReleaseInput, VerifyInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";

export async function runRelease(tools: JobTools, job: JobRow): Promise<End> {
  const { request } = job.input as ReleaseInput;
  const { progress, cancelled } = await hooks(tools, job);
  const { bytesTotal } = job;
  try {
    const made = await createRelease({ ...tools, views: viewCache(tools.db) }, request, {
      cancelled,
      progress: (items) => progress({ stage: "read", bytesDone: items, bytesTotal, rows: items, rejected: 0 }),
    });
    if (made.kind === "refused") return { state: "failed", message: made.message };
    return { state: "done", result: { kind: "released", releaseId: made.id, name: request.name } };
  } catch (error) {
    if (error instanceof Error && error.name === "ReleaseCancelled")
      return { state: "cancelled", message: "Cancelled. Nothing was stored." };
    throw error;
  }
}

export async function runVerify(tools: JobTools, job: JobRow): Promise<End> {
  const { releaseId } = job.input as VerifyInput;
  const { progress, cancelled } = await hooks(tools, job);
  const verified = await verifyRelease({ ...tools, views: viewCache(tools.db) }, releaseId, {
    cancelled,
    progress: (bytesDone, bytesTotal) => progress({ stage: "read", bytesDone, bytesTotal, rows: 0, rejected: 0 }),
  });
  if (verified === undefined) return { state: "failed", message: "There is no such release." };
  if (verified === null) return { state: "cancelled", message: "Cancelled. Nothing was changed." };
  const { name, files } = verified;
  const faults = [...new Set(files.flatMap(({ fault }) => fault ?? []))];
  const redacted = [...new Set(files.flatMap(({ redacted }) => redacted ?? []))];
  return { state: "done", result: { kind: "verified", releaseId, name, files: files.length, faults, redacted } };
}
