/** Why a week was, or will be, late or short: said by a person, kept beside what is computed. */
import { z } from "zod";
import { nameText, saidText } from "#app/domain/said.ts";
import type { Db } from "#db/client.server.ts";
import { appendWeekReason } from "#db/week-reasons.server.ts";
import type { Changed } from "./change-schedule.server.ts";
import { schedulePage } from "./schedule-page.server.ts";

const form = z.object({
  week: z.coerce.number().int(),
  reason: saidText("Say why.", 2_000, "A reason has at most 2,000 characters."),
  by: nameText("Sign with your name."),
});

/** A week that came in time and in full has nothing to explain; one that has not come can be explained ahead. */
export async function giveWeekReason(
  { db, now }: { db: Db; now(): number },
  contractId: string,
  typed: unknown,
): Promise<Changed> {
  const read = form.safeParse(typed);
  if (!read.success)
    return {
      ok: false,
      errors: Object.fromEntries(read.error.issues.map((one) => [String(one.path[0]), one.message])),
    };
  const { week, reason, by } = read.data;
  const line = (await schedulePage(db, contractId, now()))?.weeks.find((one) => one.week === week);
  if (!line) return { ok: false, errors: { form: `The contract has no week ${week}.` } };
  if (!line.explains)
    return { ok: false, errors: { form: `Week ${week} came in time and in full: there is nothing to explain.` } };
  await appendWeekReason(db, line.batchId, { reason, by, at: now() });
  return { ok: true };
}
