/** Makes a checked file a delivery: the bytes are here already, so they are not sent twice. */
import { existsSync } from "node:fs";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import type { Settings } from "#app/settings.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { enqueueJob, jobById } from "#db/jobs.server.ts";
import type { CheckInput, IngestInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

export type Attached = { kind: "queued"; jobId: string } | { kind: "refused"; message: string } | { kind: "absent" };

export async function attachCheck(
  { db, queue, settings, now }: Pick<ReviewTools, "db" | "now"> & { queue: Pick<JobQueue, "wake">; settings: Settings },
  jobId: string,
  batchId: string,
): Promise<Attached> {
  const job = await jobById(db, jobId);
  if (job?.kind !== "check") return { kind: "absent" };
  const batch = await batchById(db, batchId);
  if (!batch) return { kind: "refused", message: "Choose the week it was delivered for." };
  const { file, reader } = job.input as CheckInput;
  if (!existsSync(file.path))
    return {
      kind: "refused",
      message:
        "The checked file is no longer here: it was attached already, or the server was started anew. Upload it on the batch’s page.",
    };
  const input: IngestInput = { file, reader, batchId, deliveryKind: "full", receivedBy: settings.user };
  const id = await enqueueJob(db, { kind: "ingest", title: file.name, input, bytesTotal: file.bytes, now: now() });
  queue.wake();
  return { kind: "queued", jobId: id };
}
