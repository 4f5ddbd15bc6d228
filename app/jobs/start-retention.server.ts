/** Signs a deletion under the retention of a contract. */
import { deletionProblem } from "#app/keeping/retention/apply.server.ts";
import { retentionPreview } from "#app/keeping/retention/preview.server.ts";
import { deletionSchema, errorsOf, type Sent } from "#app/keeping/retention/retention-form.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import type { RetentionInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

/** What can be refused is refused here, beside its field; the deletion itself is a job. */
export async function startRetention(
  tools: { db: Db; vault: Vault; queue: Pick<JobQueue, "wake">; now(): number },
  contractId: string,
  form: Record<string, unknown>,
): Promise<Sent> {
  const read = deletionSchema.safeParse(form);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const preview = await retentionPreview(tools, contractId, tools.now());
  if (!preview) return { ok: false, errors: { form: "There is no such contract." } };
  const problem = deletionProblem(preview, read.data);
  if (problem) return { ok: false, errors: { [problem.field]: problem.message } };
  const input: RetentionInput = { contractId, ...read.data };
  const title = `Retention of ${preview.line.contract.title}`;
  const bytesTotal = preview.counts.files + preview.counts.deliveries;
  const jobId = await enqueueJob(tools.db, { kind: "retention", title, input, bytesTotal, now: tools.now() });
  tools.queue.wake();
  return { ok: true, jobId };
}
