/** The protected sets with their use, and the contracts whose deliveries can be compared again. */
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { listProtectedSets, type ProtectedSetRow, protectedSetUse } from "#db/protected-sets.server.ts";

export type ProtectedSetFacts = ProtectedSetRow & { deliveries: number; items: number };

export async function protectedSetsPage(
  db: Db,
): Promise<{ sets: ProtectedSetFacts[]; contracts: { id: string; label: string }[] }> {
  const use = await protectedSetUse(db);
  const sets = (await listProtectedSets(db)).map((set) => ({ ...set, deliveries: 0, items: 0, ...use.get(set.id) }));
  const contracts = (await listContracts(db)).map(({ id, vendor, title }) => ({ id, label: `${vendor} · ${title}` }));
  return { sets, contracts };
}
