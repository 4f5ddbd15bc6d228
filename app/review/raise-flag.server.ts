/** Raises a flag, or rules on one; problems by field. */
import { newFlagSchema, rulingSchema } from "#app/domain/flag.ts";
import type { Db } from "#db/client.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { createFlag, flagById, ruleOnFlag } from "#db/flags.server.ts";
import { subjectProblem } from "./flag-subject.ts";

export type FlagResult = { ok: true; batchId: string } | { ok: false; errors: Record<string, string> };

export async function raiseFlag(db: Db, form: URLSearchParams, now: number): Promise<FlagResult> {
  const parsed = newFlagSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const batch = await batchById(db, form.get("batch") ?? "");
  if (!batch) return { ok: false, errors: { form: "There is no such batch." } };
  const problem = subjectProblem(parsed.data);
  if (problem) return { ok: false, errors: { form: problem } };
  await createFlag(db, batch.id, parsed.data, now);
  return { ok: true, batchId: batch.id };
}

export async function ruleFlag(db: Db, form: URLSearchParams, now: number): Promise<FlagResult> {
  const parsed = rulingSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const flag = await flagById(db, parsed.data.flag);
  if (!flag) return { ok: false, errors: { form: "There is no such flag." } };
  const { state, by, why } = parsed.data;
  await ruleOnFlag(db, flag.id, { state, by, why, at: now });
  return { ok: true, batchId: flag.batchId };
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]));
}
