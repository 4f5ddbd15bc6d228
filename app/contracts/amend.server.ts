/**
 * Changes a stored contract; once something was delivered, as an amendment: dated, signed, with both versions kept. One that
 * holds from a later day waits for it: see `take-effect.server.ts`.
 */
import { amendmentProblems, amendmentSchema } from "#app/domain/amendment.ts";
import type { ContractTerms } from "#app/domain/contract.ts";
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { fileOfContract } from "#app/domain/file-of-contract.ts";
import type { Policy } from "#app/domain/policy.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { isSamePolicy } from "#app/review/store-contract.server.ts";
import { decisionsOfContract, insertPendingAmendment, pendingAmendmentsOf } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, policyById } from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { timeZoneOf } from "./day-of-contract.ts";
import { problemsOf } from "./stage-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type AmendResult =
  /** `pendingFrom`: the day from which it will hold; null = it holds. */
  { ok: true; pendingFrom: string | null } | { ok: false; errors: Record<string, string> };

/** @param typed `effectiveOn`, `amendReason`, `amendSigner`: asked for once something was delivered and something changes */
export async function amendContract(
  { db, now }: Tools,
  contract: ContractRow,
  { terms, policyId = contract.policyId }: { terms: ContractTerms; policyId?: string },
  typed: Record<string, string | undefined>,
): Promise<AmendResult> {
  const before = await contractFile(db, contract.id);
  const policy = await policyById(db, policyId);
  if (policy && terms.policy && !isSamePolicy(policy.body as Policy, terms.policy))
    return {
      ok: false,
      errors: { policy: "A policy is put in force on its own page, with a reason; the file keeps the one it had." },
    };
  if (!before || !policy || (await deliveredWeeks(db, contract.id)).length === 0)
    return changed(await changeContract(db, contract, { terms, policyId }));
  // The register is no part of what was agreed: an amendment leaves it as it is.
  const after = fileOfContract(terms, {
    ...{ ...terms, registered: before.checkpoints },
    policy: policy.body as Policy,
  });
  if (contractDiff(before, after).length === 0) return { ok: true, pendingFrom: null };
  const said = amendmentSchema.safeParse(typed);
  if (!said.success) return { ok: false, errors: problemsOf(said.error.issues) };
  const { effectiveOn, amendReason: reason, amendSigner: signer } = said.data;
  const errors = await faultsOf(db, contract, { before, after, effectiveOn });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const amendment = { effectiveOn, reason, signer, at: now(), before, after };
  if (effectiveOn <= dayIn(now(), timeZoneOf(contract)))
    return changed(await changeContract(db, contract, { terms, policyId, amendment }));
  const chosen = policyId === contract.policyId ? null : policyId;
  await insertPendingAmendment(db, { ...amendment, contractId: contract.id, policyId: chosen });
  return { ok: true, pendingFrom: effectiveOn };
}

/** What stands in the way, by field: deliveries, decisions, and an amendment that waits for its day already. */
export async function faultsOf(
  db: Db,
  contract: ContractRow,
  change: { before: ContractFile; after: ContractFile; effectiveOn: string },
  ownPending: number | null = null,
): Promise<Record<string, string>> {
  const zone = timeZoneOf(contract);
  const waits = (await pendingAmendmentsOf(db, contract.id)).find(({ id, end }) => end === null && id !== ownPending);
  if (waits)
    return {
      effectiveOn: `An amendment that ${waits.signer} signed takes effect on ${waits.effectiveOn} and was made from the contract as it is now. Withdraw it first, or wait for that day.`,
    };
  const decisions = await decisionsOfContract(db, contract.id);
  const problems = amendmentProblems({
    ...change,
    delivered: await deliveredWeeks(db, contract.id),
    decisions: decisions.map((one) => ({ ...one, day: dayIn(one.decidedAt, zone) })).toReversed(),
  });
  return Object.fromEntries(problems.map((one) => [one.field, one.message]));
}

async function deliveredWeeks(db: Db, contractId: string): Promise<number[]> {
  const weeks = await batchProgress(db, contractId);
  return weeks.filter(({ firstReceivedAt }) => firstReceivedAt !== null).map(({ week }) => week);
}

function changed(result: Awaited<ReturnType<typeof changeContract>>): AmendResult {
  if (result.kind === "changed") return { ok: true, pendingFrom: null };
  return { ok: false, errors: { [result.field]: result.message } };
}
