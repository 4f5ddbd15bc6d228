/** The forms of a contract's retention: how long it is kept, and the signature under a deletion. */
import { z } from "zod";
import { retentionDays } from "#app/domain/retention.ts";
import { nameText, saidText } from "#app/domain/said.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { appendRetentionRule } from "#db/retention.server.ts";

export type Sent = { ok: true; jobId?: string } | { ok: false; errors: Record<string, string> };

const reason = saidText("Say why.", 500, "A reason has at most 500 characters.");
const ruleSchema = z.object({ days: retentionDays, reason, by: nameText("Sign with your name.") });
export const deletionSchema = z.object({
  reason,
  by: nameText("Sign with your name."),
  seen: z.string({ error: "Look at what would go first." }).max(64),
  acknowledged: z.preprocess((text) => text === "yes", z.boolean()),
});

export async function setRetention(
  { db, now }: { db: Db; now(): number },
  contractId: string,
  form: Record<string, unknown>,
): Promise<Sent> {
  const read = ruleSchema.safeParse(form);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  if (!(await contractById(db, contractId))) return { ok: false, errors: { form: "There is no such contract." } };
  await appendRetentionRule(db, { contractId, ...read.data, at: now() });
  return { ok: true };
}

export function errorsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
}
