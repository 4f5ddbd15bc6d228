/** Every amendment of a contract with what it changed, newest first. */
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { amendmentsOf } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";

export type AmendmentsPage = NonNullable<Awaited<ReturnType<typeof amendmentsPage>>>;

/** undefined when there is no such contract. */
export async function amendmentsPage({ db, now }: { db: Db; now(): number }, contractId: string) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const rows = await amendmentsOf(db, contractId);
  return {
    now: now(),
    contract: { id: contract.id, title: contract.title },
    amendments: rows
      .map(({ before, after, ...row }, i) => ({
        ...row,
        number: i + 1,
        changes: contractDiff(before as ContractFile, after as ContractFile),
      }))
      .reverse(),
  };
}
