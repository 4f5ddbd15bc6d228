/** Makes an amendment that was signed ahead the terms of its contract, when its day has begun. */
import { parseContract } from "#app/domain/contract.ts";
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { endPendingAmendment, type PendingAmendmentRow } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { faultsOf } from "./amend.server.ts";

/** What stands in the way by then leaves the contract as it is, and is on record. */
export async function applyPending(db: Db, pending: PendingAmendmentRow, now: number): Promise<void> {
  const fault = await applied(db, pending);
  const end =
    fault === null ? ({ outcome: "applied", reason: "" } as const) : ({ outcome: "refused", reason: fault } as const);
  await endPendingAmendment(db, { ...end, pendingId: pending.id, by: pending.signer, at: now });
}

async function applied(db: Db, pending: PendingAmendmentRow): Promise<string | null> {
  const { id, contractId, effectiveOn, reason, signer, at, policyId } = pending;
  const contract = await contractById(db, contractId);
  const before = await contractFile(db, contractId);
  const parsed = parseContract(pending.after);
  if (!contract || !before) return "There is no such contract any more.";
  if (!parsed.ok) return parsed.problems.map(({ message }) => message).join(" ");
  const after: ContractFile = {
    ...(pending.after as ContractFile),
    ...(before.checkpoints && { checkpoints: before.checkpoints }),
    ...(policyId === null && before.policy ? { policy: before.policy } : {}),
  };
  // A crash may have come between the change and its record.
  if (contractDiff(before, after).length === 0) return null;
  const faults = Object.values(await faultsOf(db, contract, { before, after, effectiveOn }, id));
  if (faults.length > 0) return faults.join(" ");
  const amendment = { effectiveOn, reason, signer, at, before, after };
  const change = { terms: parsed.contract, policyId: policyId ?? contract.policyId, amendment };
  const result = await changeContract(db, contract, change);
  return result.kind === "changed" ? null : result.message;
}
