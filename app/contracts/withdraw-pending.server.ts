/** Takes back an amendment that still waits for its day. */
import { z } from "zod";
import { nameText, saidText } from "#app/domain/said.ts";
import { endPendingAmendment, pendingAmendmentsOf } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import { problemsOf } from "./stage-page.server.ts";

const withdrawal = z.object({
  pending: z.coerce.number().int(),
  reason: saidText("Say why it is withdrawn.", 2000, "A reason has at most 2,000 characters."),
  by: nameText("Sign with your name."),
});

export type Withdrawn = { ok: true } | { ok: false; errors: Record<string, string> };

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
