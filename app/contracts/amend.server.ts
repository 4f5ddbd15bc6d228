/** Changes a stored contract; once something was delivered, as an amendment: dated, signed, with both versions kept. */
import { amendmentProblems, amendmentSchema } from "#app/domain/amendment.ts";
import type { ContractTerms } from "#app/domain/contract.ts";
import { contractDiff } from "#app/domain/contract-diff.ts";
import { fileOfContract } from "#app/domain/file-of-contract.ts";
import type { Policy } from "#app/domain/policy.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { decisionsOfContract } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, policyById } from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { timeZoneOf } from "./day-of-contract.ts";
import { problemsOf } from "./stage-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type AmendResult = { ok: true } | { ok: false; errors: Record<string, string> };

/** @param typed `effectiveOn`, `amendReason`, `amendSigner`: asked for once something was delivered and something changes */
export async function amendContract(
  { db, now }: Tools,
  contract: ContractRow,
  { terms, policyId = contract.policyId }: { terms: ContractTerms; policyId?: string },
  typed: Record<string, string | undefined>,
): Promise<AmendResult> {
  const before = await contractFile(db, contract.id);
  const policy = await policyById(db, policyId);
  const weeks = await batchProgress(db, contract.id);
  const delivered = weeks.filter(({ firstReceivedAt }) => firstReceivedAt !== null).map(({ week }) => week);
  if (!before || !policy || delivered.length === 0)
    return changed(await changeContract(db, contract, { terms, policyId }));
  // The register is no part of what was agreed: an amendment leaves it as it is.
  const after = fileOfContract(terms, {
    ...{ ...terms, registered: before.checkpoints },
    policy: policy.body as Policy,
  });
  if (contractDiff(before, after).length === 0) return { ok: true };
  const said = amendmentSchema.safeParse(typed);
  if (!said.success) return { ok: false, errors: problemsOf(said.error.issues) };
  const { effectiveOn, amendReason: reason, amendSigner: signer } = said.data;
  const zone = timeZoneOf(contract);
  const decisions = await decisionsOfContract(db, contract.id);
  const problems = amendmentProblems({
    before,
    after,
    effectiveOn,
    today: dayIn(now(), zone),
    delivered,
    decisions: decisions.map((one) => ({ ...one, day: dayIn(one.decidedAt, zone) })).toReversed(),
  });
  if (problems.length > 0)
    return { ok: false, errors: Object.fromEntries(problems.map((one) => [one.field, one.message])) };
  const amendment = { effectiveOn, reason, signer, at: now(), before, after };
  return changed(await changeContract(db, contract, { terms, policyId, amendment }));
}

function changed(result: Awaited<ReturnType<typeof changeContract>>): AmendResult {
  return result.kind === "changed" ? { ok: true } : { ok: false, errors: { [result.field]: result.message } };
}
