/** Changes a stored contract, or says which field stands in the way. Decisions already signed are never touched. */
import type { ContractTerms } from "#app/domain/contract.ts";
import type { Db } from "#db/client.server.ts";
import {
  type ContractRow,
  listContracts,
  type NewAmendment,
  policyById,
  updateContract,
  usePolicy,
} from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { slotsOf } from "#db/schedule.server.ts";

export type ChangeContractResult =
  | { kind: "changed" }
  | { kind: "refused"; field: "title" | "weekCount" | "policyId"; message: string };

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
  const slot = (await slotsOf(db, contract.id)).find(({ week }) => week > facts.weeks.length);
  if (slot) return refused("weekCount", `Week ${slot.week} has a slot booked with the vendor and cannot be dropped.`);
  await updateContract(db, contract.id, facts, amendment);
  if (policyId !== contract.policyId) await usePolicy(db, contract.id, policyId);
  return { kind: "changed" };
}

function refused(field: "title" | "weekCount" | "policyId", message: string): ChangeContractResult {
  return { kind: "refused", field, message };
}
