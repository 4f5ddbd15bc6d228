/** Changes a stored contract, or says which field stands in the way. Decisions already signed are never touched. */
import type { ContractTerms } from "#app/domain/contract.ts";
import { LEDGER_KIND_WORDS } from "#app/domain/ledger.ts";
import type { Db } from "#db/client.server.ts";
import {
  type ContractRow,
  listContracts,
  type NewAmendment,
  policyById,
  updateContract,
  usePolicy,
} from "#db/contracts.server.ts";
import { ledgerOf } from "#db/ledger.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { slotsOf } from "#db/schedule.server.ts";
import { referredWeekAfter } from "#db/week-references.server.ts";

type RefusedField = "title" | "weekCount" | "policyId" | "currency";

export type ChangeContractResult = { kind: "changed" } | { kind: "refused"; field: RefusedField; message: string };

export async function changeContract(
  db: Db,
  contract: ContractRow,
  {
    terms,
    policyId = contract.policyId,
    amendment = null,
  }: { terms: ContractTerms; policyId?: string; amendment?: NewAmendment | null },
): Promise<ChangeContractResult> {
  const { vendor, policy: _, registered: __, ...facts } = terms;
  const namesake = (await listContracts(db)).find(
    (one) => one.vendorId === contract.vendorId && one.title === facts.title && one.id !== contract.id,
  );
  if (namesake) return refused("title", `${vendor} already has a contract titled "${facts.title}".`);
  if (!(await policyById(db, policyId))) return refused("policyId", "There is no such policy.");
  const received = (await batchProgress(db, contract.id)).filter(({ firstReceivedAt }) => firstReceivedAt !== null);
  const dropped = received.find(({ week }) => week > facts.weeks.length);
  if (dropped) return refused("weekCount", `Week ${dropped.week} has a delivery and cannot be dropped.`);
  const referred = await referredWeekAfter(db, contract.id, facts.weeks.length);
  if (referred) return refused("weekCount", `Week ${referred.week} has ${referred.what} and cannot be dropped.`);
  const [booked] = await ledgerOf(db, contract.id);
  if (booked && facts.currency !== contract.currency)
    return refused(
      "currency",
      `${capital(LEDGER_KIND_WORDS[booked.kind])} ${booked.number || booked.id} of ${booked.datedOn} is booked in ${contract.currency}; the currency cannot become ${facts.currency}.`,
    );
  const slot = (await slotsOf(db, contract.id)).find(({ week }) => week > facts.weeks.length);
  if (slot) return refused("weekCount", `Week ${slot.week} has a slot booked with the vendor and cannot be dropped.`);
  await updateContract(db, contract.id, facts, amendment);
  if (policyId !== contract.policyId) await usePolicy(db, contract.id, policyId);
  return { kind: "changed" };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function refused(field: RefusedField, message: string): ChangeContractResult {
  return { kind: "refused", field, message };
}
