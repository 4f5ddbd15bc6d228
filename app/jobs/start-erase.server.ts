/** An erasure as an admin asks for it: looked at first, then a job. The receipt is given out now and kept nowhere. */
import { drawErasure } from "#app/keeping/erase/erase.server.ts";
import { type EraseAsked, readErasure } from "#app/keeping/erase/erase-form.server.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import type { EraseInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

export type EraseSent = Exclude<EraseAsked, { kind: "asked" }> | { kind: "queued"; jobId: string; receipt: string };

export async function eraseByForm(
  tools: { db: Db; queue: Pick<JobQueue, "wake">; now(): number },
  form: URLSearchParams,
  by: string,
): Promise<EraseSent> {
  const read = await readErasure(tools.db, form);
  if (read.kind !== "asked") return read;
  const drawn = drawErasure();
  const input: EraseInput = { ...read.asked, by, drawn };
  const title = `Erase an annotator of ${(await vendorById(tools.db, input.vendorId))?.name ?? "a vendor"}`;
  const jobId = await enqueueJob(tools.db, { kind: "erase", title, input, bytesTotal: 0, now: tools.now() });
  tools.queue.wake();
  return { kind: "queued", jobId, receipt: drawn.receipt };
}
