/** What every part of a contract shows above itself, and its agreed terms; neither looks at deliveries. */
import { STAGE_UNSAID } from "#app/domain/stage.ts";
import { valueOn } from "#app/domain/terms/term.ts";
import type { Db } from "#db/client.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { batchesOf, contractById, contractTerms, policyById } from "#db/contracts.server.ts";
import { termsOf } from "#db/terms.server.ts";

export type ContractHead = NonNullable<Awaited<ReturnType<typeof contractHead>>>;
export type ContractTermsPage = NonNullable<Awaited<ReturnType<typeof contractTermsPage>>>;

/** undefined when there is no such contract. */
export async function contractHead(db: Db, id: string, now: number) {
  const contract = await contractById(db, id);
  if (!contract) return undefined;
  const today = new Date(now).toISOString().slice(0, 10);
  const window = valueOn(await termsOf(db, id), "rejection_window", today);
  return {
    contract,
    weeks: (await batchesOf(db, id)).length,
    stage: (await stagesOf(db, id)).at(-1)?.stage ?? STAGE_UNSAID,
    rejectionDays: window?.days ?? contract.rejectionWindowDays,
  };
}

/** undefined when there is no such contract. */
export async function contractTermsPage(db: Db, id: string) {
  const contract = await contractById(db, id);
  const policy = contract && (await policyById(db, contract.policyId));
  if (!contract || !policy) return undefined;
  const { name, version } = policy;
  return { contract, terms: await contractTerms(db, id), policy: { id: policy.id, name, version } };
}
