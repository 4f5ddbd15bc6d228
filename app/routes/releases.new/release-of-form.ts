import { z } from "zod";
import { PAIR_UNITS } from "#app/release/training-pair.ts";

/** As long as `LONGEST_RELEASE_NAME` of the release itself, which checks it again. */
const schema = z.object({
  name: z.string().trim().min(1, "Give the release a name.").max(100, "A name has at most 100 characters."),
  unit: z.enum(PAIR_UNITS, "Choose one pair per item or per judgment."),
  decisions: z.array(z.coerce.number().int().positive()).min(1, "Choose at least one decided batch."),
});

export interface ReleaseValues {
  name: string;
  unit: string;
  includeGold: boolean;
  decisions: string[];
}

/** Field errors by name; those of the decisions stand under `batches`. */
export function releaseOfForm(form: FormData) {
  const values: ReleaseValues = {
    name: String(form.get("name") ?? ""),
    unit: String(form.get("unit") ?? ""),
    includeGold: form.get("gold") === "include",
    decisions: form.getAll("decision").map(String),
  };
  const errors: Record<string, string> = {};
  const parsed = schema.safeParse(values);
  if (parsed.success) {
    const { name, unit, decisions } = parsed.data;
    return {
      values,
      errors,
      release: { name, unit, decisionIds: decisions, options: { includeGold: values.includeGold } },
    };
  }
  for (const { path, message } of parsed.error.issues)
    errors[path[0] === "decisions" ? "batches" : String(path[0])] ??= message;
  return { values, errors, release: null };
}
