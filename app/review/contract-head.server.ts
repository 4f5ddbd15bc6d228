/** What every part of a contract shows above itself, and its agreed terms; neither looks at deliveries. */
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById, contractTerms, policyById } from "#db/contracts.server.ts";

export type ContractHead = NonNullable<Awaited<ReturnType<typeof contractHead>>>;
export type ContractTermsPage = NonNullable<Awaited<ReturnType<typeof contractTermsPage>>>;

/** undefined when there is no such contract. */
export async function contractHead(db: Db, id: string) {
  const contract = await contractById(db, id);
  return contract && { contract, weeks: (await batchesOf(db, id)).length };
}

/** undefined when there is no such contract. */
export async function contractTermsPage(db: Db, id: string) {
  const contract = await contractById(db, id);
  const policy = contract && (await policyById(db, contract.policyId));
  if (!contract || !policy) return undefined;
  const { name, version } = policy;
  return { contract, terms: await contractTerms(db, id), policy: { id: policy.id, name, version } };
}
