/** Begins a release, or the proof of one: what takes longer than a page may is a job. */
import { manifestSchema } from "#app/release/manifest.ts";
import type { ReleaseTools } from "#app/release/member-pairs.server.ts";
import { planOfRequest, type ReleaseOutcome, type ReleaseRequest } from "#app/release/plan-request.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import { findRelease } from "#db/releases.server.ts";
import type { ReleaseInput, VerifyInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

type Tools = ReleaseTools & { queue: Pick<JobQueue, "wake">; now(): number };

/** Read within a second on one core; more items are read by the worker. */
export const ITEMS_AT_ONCE = 20_000;

/** What can be refused without reading a text is refused at once, beside its field. */
export async function startRelease(
  tools: Tools,
  request: ReleaseRequest,
  atOnce = ITEMS_AT_ONCE,
): Promise<ReleaseOutcome | { kind: "queued"; jobId: string }> {
  const plan = await planOfRequest(tools, request);
  if (plan.kind === "refused") return plan;
  const items = plan.members.flatMap(({ deliveries }) => deliveries).reduce((sum, delivery) => sum + delivery.items, 0);
  if (items <= atOnce) return createRelease(tools, request);
  const input: ReleaseInput = { request };
  const job = { kind: "release", title: plan.name, input, bytesTotal: items, now: tools.now() };
  const jobId = await enqueueJob(tools.db, job);
  tools.queue.wake();
  return { kind: "queued", jobId };
}

/** @returns the job; null when there is no such release. */
export async function startVerify({ db, queue, now }: Omit<Tools, "views" | "vault">, idOrName: string) {
  const release = await findRelease(db, idOrName);
  if (!release) return null;
  const input: VerifyInput = { releaseId: release.id };
  const bytesTotal = manifestSchema.parse(release.manifest).files.reduce((sum, { bytes }) => sum + bytes, 0);
  const jobId = await enqueueJob(db, { kind: "verify", title: release.name, input, bytesTotal, now: now() });
  queue.wake();
  return jobId;
}
