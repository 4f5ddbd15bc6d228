/** Gives a slice a name; problems by field. The screens and the command line both come here. */
import { nameText } from "#app/domain/said.ts";
import { newSliceSchema } from "#app/domain/saved-slice.ts";
import { batchById } from "#db/contracts.server.ts";
import { archiveSlice, insertSavedSlice, savedSliceById } from "#db/slices.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { sliceNumbers } from "./flag-numbers.server.ts";
import { sliceOfParams } from "./slice-params.ts";

export type SaveResult = { ok: true; id: number } | { ok: false; errors: Record<string, string> };

/** @param form `batch`, the slice's own parameters in `slice`, and the fields of a new slice. */
export async function saveSlice(tools: ReviewTools, form: URLSearchParams): Promise<SaveResult> {
  const parsed = newSliceSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const { name, scope, author } = parsed.data;
  const batch = await batchById(tools.db, form.get("batch") ?? "");
  if (!batch) return { ok: false, errors: { form: "There is no such batch." } };
  const predicate = sliceOfParams(new URLSearchParams(form.get("slice") ?? ""));
  if (Object.keys(predicate).length === 0)
    return { ok: false, errors: { form: "A slice names at least one dimension: filter the records first." } };
  if (predicate.records && scope === "contract")
    return { ok: false, errors: { scope: "A slice that names records belongs to their week." } };
  const numbers = await sliceNumbers(tools, batch.id, [predicate]);
  if (!numbers) return { ok: false, errors: { form: "Nothing was delivered for this week yet." } };
  if (numbers.whole.items === 0)
    return { ok: false, errors: { form: `No judgment of week ${batch.week} is in this slice; it is not saved.` } };
  const batchId = scope === "batch" ? batch.id : null;
  const { contractId } = batch;
  const id = await insertSavedSlice(tools.db, { contractId, batchId, name, predicate, author, createdAt: tools.now() });
  if (id !== undefined) return { ok: true, id };
  return {
    ok: false,
    errors: { name: "A slice has this name already. Saved slices never change: choose another name." },
  };
}

/** null when done; else what is wrong. */
export async function putAway(tools: Pick<ReviewTools, "db" | "now">, id: number, by: string): Promise<string | null> {
  const parsed = nameText("Sign with your name.").safeParse(by);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "Sign with your name.";
  if (!(await savedSliceById(tools.db, id))) return "There is no such slice.";
  await archiveSlice(tools.db, id, parsed.data, tools.now());
  return null;
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]));
}
