/** What rules take from the contract of a batch. */
import { checkpointAges } from "#app/domain/contract.ts";
import type { Db } from "#db/client.server.ts";
import { contractTerms } from "#db/contracts.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import type { RuleFacts } from "./weight-rules/factor-kind.ts";

export async function ruleFacts(db: Db, { contract, batch }: BatchEvidence): Promise<RuleFacts> {
  const { checkpoints } = await contractTerms(db, contract.id);
  return { checkpointAges: checkpointAges(checkpoints, batch.week) };
}
