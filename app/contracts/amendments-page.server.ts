/** Every amendment of a contract with what it changed, newest first. */
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { amendmentsOf, pendingAmendmentsOf } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";

export type AmendmentsPage = NonNullable<Awaited<ReturnType<typeof amendmentsPage>>>;

/** undefined when there is no such contract. */
export async function amendmentsPage({ db, now }: { db: Db; now(): number }, contractId: string) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const rows = await amendmentsOf(db, contractId);
  const signedAhead = await pendingAmendmentsOf(db, contractId);
  return {
    now: now(),
    contract: { id: contract.id, title: contract.title, currency: contract.currency },
    /** Signed ahead: those that wait for their day, were withdrawn or could not take effect. */
    pending: signedAhead
      .filter(({ end }) => end?.outcome !== "applied")
      .map(({ before, after, ...row }) => ({
        ...row,
        changes: contractDiff(before as ContractFile, after as ContractFile),
      }))
      .reverse(),
    amendments: rows
      .map(({ before, after, ...row }, i) => ({
        ...row,
        number: i + 1,
        changes: contractDiff(before as ContractFile, after as ContractFile),
      }))
      .reverse(),
  };
}
