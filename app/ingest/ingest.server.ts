/**
 * Takes a delivered file in: vault, rows, columns, metrics. All or nothing.
 *
 * While the reading thread parses, this thread stores; the delivery stays `loading` and invisible until the last chunk
 * and every metric are in. A crash leaves a `loading` row that {@link recover} removes at the next start; a cancel
 * removes it at once. The same bytes again are a no-op.
 */
import { refusesDeliveries } from "#app/domain/stage.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { stageOfBatch } from "#db/contract-life.server.ts";
import { UnusableFile } from "./formats/format.ts";
import type { IngestHooks, IngestRequest, IngestResult } from "./ingest-request.ts";
import { IngestRun } from "./ingest-run.server.ts";

export type { IngestHooks, IngestProgress, IngestRequest, IngestResult } from "./ingest-request.ts";

export async function ingest(db: Db, vault: Vault, request: IngestRequest, hooks: IngestHooks): Promise<IngestResult> {
  const closed = refusesDeliveries(await stageOfBatch(db, request.batchId));
  if (closed) return { kind: "refused", rule: "contract-stage", ...closed, errors: [] };
  const run = new IngestRun(db, vault, request, hooks);
  try {
    return await run.run();
  } catch (error) {
    await run.abandon();
    if (error instanceof UnusableFile && error.rule === "unrecognised") run.keepUpload();
    if (error instanceof UnusableFile)
      return { kind: "refused", rule: error.rule, message: error.message, hint: error.hint, errors: run.firstErrors };
    throw error;
  } finally {
    await run.cleanUp();
  }
}
