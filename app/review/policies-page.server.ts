/** Every version of every policy, and the contracts that it is in force for. */
import type { Policy } from "#app/domain/policy.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts, listPolicies } from "#db/contracts.server.ts";

export async function policyLines(db: Db) {
  const contracts = await listContracts(db);
  return (await listPolicies(db)).map(({ body, ...row }) => ({
    ...row,
    criteria: (body as Policy).criteria.length,
    gates: (body as Policy).criteria.filter(({ gate }) => gate).length,
    contracts: contracts.filter(({ policyId }) => policyId === row.id).map(({ title }) => title),
  }));
}
