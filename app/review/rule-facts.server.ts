/** What rules take from the contract of a batch. */
import { checkpointContext } from "#app/ingest/checkpoint-context.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import type { RuleFacts } from "./weight-rules/factor-kind.ts";

export async function ruleFacts(db: Db, { contract, batch }: BatchEvidence): Promise<RuleFacts> {
  const { checkpointAge } = await checkpointContext(db, { contractId: contract.id, week: batch.week });
  return { checkpointAges: checkpointAge };
}
