/** A stored contract as its file. */
import type { ContractFile } from "#app/domain/contract-file.ts";
import { fileOfContract, registeredEntry } from "#app/domain/file-of-contract.ts";
import type { Policy } from "#app/domain/policy.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById, contractTerms, policyById } from "#db/contracts.server.ts";

export async function contractFile(db: Db, id: string): Promise<ContractFile | undefined> {
  const contract = await contractById(db, id);
  if (!contract) return undefined;
  const policy = await policyById(db, contract.policyId);
  const { tiers, checkpoints } = await contractTerms(db, id);
  const weeks = await batchesOf(db, id);
  const registered = (await knownCheckpoints(db, id)).flatMap((known) => registeredEntry(known) ?? []);
  return fileOfContract(contract, {
    ...{ tiers, checkpoints, weeks, registered },
    policy: policy ? (policy.body as Policy) : null,
  });
}
