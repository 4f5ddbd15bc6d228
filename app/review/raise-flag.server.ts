/** Raises flags, or rules on one; problems by field. The screens and the command line both come here. */
import { type NewFlag, newFlagSchema, rulingSchema } from "#app/domain/flag.ts";
import { batchById } from "#db/contracts.server.ts";
import { createFlags, flagById, ruleOnFlag } from "#db/flags.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { sliceNumbers } from "./flag-numbers.server.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import { subjectProblem, subjectsOf, subjectText } from "./flag-subject.ts";

export type FlagResult = { ok: true; batchId: string; ids: number[] } | { ok: false; errors: Record<string, string> };

const MOST_AT_ONCE = 500;

/** One flag for each subject, all or none: a subject that holds nothing of the batch refuses them all. */
export async function raiseFlags(tools: ReviewTools, form: URLSearchParams): Promise<FlagResult> {
  const first = newFlagSchema.safeParse(Object.fromEntries(form));
  if (!first.success) return { ok: false, errors: errorsOf(first.error.issues) };
  const batch = await batchById(tools.db, form.get("batch") ?? "");
  if (!batch) return { ok: false, errors: { form: "There is no such batch." } };
  const subjects = subjectsOf(first.data.subjectKind, form);
  if (subjects.length === 0) return { ok: false, errors: { form: "Tick at least one of the list to flag it." } };
  if (subjects.length > MOST_AT_ONCE)
    return { ok: false, errors: { form: `At most ${MOST_AT_ONCE} flags are raised at once; flag a slice instead.` } };
  const made: NewFlag[] = subjects.map((subject) => ({ ...first.data, subject }));
  const problem = made.map(subjectProblem).find((one) => one !== null) ?? (await nothingIn(tools, batch.id, made));
  if (problem) return { ok: false, errors: { form: problem } };
  return { ok: true, batchId: batch.id, ids: await createFlags(tools.db, batch.id, made, tools.now()) };
}

/** A message when one of them touches nothing; a batch may be flagged before it was delivered. */
async function nothingIn(tools: ReviewTools, batchId: string, made: readonly NewFlag[]): Promise<string | null> {
  if (made.every(({ subjectKind }) => subjectKind === "batch")) return null;
  const numbers = await sliceNumbers(tools, batchId, made.map(sliceOfFlag));
  if (!numbers) return "Nothing was delivered for this week yet: only the whole batch can be flagged.";
  const empty = made.find((_, i) => numbers.shares[i]?.touched.items === 0);
  return empty ? `This week holds nothing of that kind: no ${subjectText({ batchId, ...empty })}.` : null;
}

export async function ruleFlag(tools: Pick<ReviewTools, "db" | "now">, form: URLSearchParams): Promise<FlagResult> {
  const parsed = rulingSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const flag = await flagById(tools.db, parsed.data.flag);
  if (!flag) return { ok: false, errors: { form: "There is no such flag." } };
  const { state, by, why } = parsed.data;
  await ruleOnFlag(tools.db, flag.id, { state, by, why, at: tools.now() });
  return { ok: true, batchId: flag.batchId, ids: [flag.id] };
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]));
}
