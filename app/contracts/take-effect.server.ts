/**
 * Amendments that were signed ahead take effect when their day begins in the contract's zone. The server asks before every
 * request and the command line before every command, so nothing is read or decided by terms that no longer hold.
 */
import { z } from "zod";
import { parseContract } from "#app/domain/contract.ts";
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { nameText, saidText } from "#app/domain/said.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import {
  endPendingAmendment,
  type PendingAmendmentRow,
  pendingAmendmentsOf,
  pendingUpTo,
} from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { faultsOf } from "./amend.server.ts";
import { problemsOf } from "./stage-page.server.ts";

/** On Kiritimati, where on Earth a day begins first. */
const MOST_AHEAD_OF_UTC = 14 * 60 * 60 * 1000;

/** @param now UTC milliseconds */
export async function takeEffect(db: Db, now: number): Promise<void> {
  // One after another: two requests at once must not apply the same amendment twice.
  const turn = (turns.get(db) ?? Promise.resolve()).then(() => applyDue(db, now));
  turns.set(
    db,
    turn.catch(() => {}),
  );
  await turn;
}

const turns = new WeakMap<Db, Promise<void>>();

async function applyDue(db: Db, now: number): Promise<void> {
  for (const pending of await pendingUpTo(db, dayIn(now + MOST_AHEAD_OF_UTC, "UTC")))
    if (pending.effectiveOn <= dayIn(now, pending.timeZone)) await apply(db, pending, now);
}

/** What stands in the way by then leaves the contract as it is, and is on record. */
async function apply(db: Db, pending: PendingAmendmentRow, now: number): Promise<void> {
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

const withdrawal = z.object({
  pending: z.coerce.number().int(),
  reason: saidText("Say why it is withdrawn.", 2000, "A reason has at most 2,000 characters."),
  by: nameText("Sign with your name."),
});

export type Withdrawn = { ok: true } | { ok: false; errors: Record<string, string> };

/** Takes back an amendment that still waits for its day. */
export async function withdrawPending(
  { db, now }: { db: Db; now(): number },
  contractId: string,
  typed: unknown,
): Promise<Withdrawn> {
  const read = withdrawal.safeParse(typed);
  if (!read.success) return { ok: false, errors: problemsOf(read.error.issues) };
  const { pending: pendingId, reason, by } = read.data;
  const one = (await pendingAmendmentsOf(db, contractId)).find(({ id }) => id === pendingId);
  if (!one) return { ok: false, errors: { form: "There is no such amendment." } };
  const done = await endPendingAmendment(db, { pendingId, outcome: "withdrawn", reason, by, at: now() });
  return done ? { ok: true } : { ok: false, errors: { form: "It does not wait any more." } };
}
