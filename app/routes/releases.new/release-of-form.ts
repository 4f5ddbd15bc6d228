import { z } from "zod";
import { RELEASE_USE_NAMES } from "#app/domain/terms/rights.ts";
import { DEFAULT_SPLIT, TURN_POLICIES } from "#app/release/release-options.ts";
import { PAIR_UNITS, PAIRINGS, SOFT_LABELS, TIE_POLICIES } from "#app/release/training-pair.ts";

const heldOut = "A whole number of items from 0 to 1,000,000.";
const seed = "A whole number from 0 to 999,999,999.";
const whole = (most: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number <= most, message);

/** As long as `LONGEST_RELEASE_NAME` of the release itself, which checks it again. */
const schema = z.object({
  name: z.string().trim().min(1, "Give the release a name.").max(100, "A name has at most 100 characters."),
  unit: z.enum(PAIR_UNITS, "Choose one pair per item or per judgment."),
  decisions: z
    .array(
      z.coerce.number("Choose decided batches.").int("Choose decided batches.").positive("Choose decided batches."),
    )
    .min(1, "Choose at least one decided batch."),
  heldOut: whole(1_000_000, heldOut),
  pairing: z.enum(PAIRINGS, "Choose which pairs."),
  turns: z.enum(TURN_POLICIES, "Choose what becomes of turns."),
  softLabel: z.enum(SOFT_LABELS, "Choose a soft label, or none."),
  ties: z.enum(TIE_POLICIES, "Choose what becomes of ties."),
  seed: whole(999_999_999, seed),
  use: z.enum(["", ...RELEASE_USE_NAMES], "Choose one of the uses, or none."),
  overrideRights: z.string().trim().max(2000, "A reason has at most 2,000 characters."),
});

export interface ReleaseValues {
  name: string;
  unit: string;
  includeGold: boolean;
  decisions: string[];
  heldOut: string;
  pairing: string;
  turns: string;
  softLabel: string;
  ties: string;
  seed: string;
  use: string;
  overrideRights: string;
}

/** Field errors by name; those of the decisions stand under `batches`. A field that was not sent is at its default. */
export function releaseOfForm(form: FormData) {
  const text = (name: string, otherwise = "") => String(form.get(name) ?? otherwise);
  const values: ReleaseValues = {
    name: text("name"),
    unit: text("unit"),
    includeGold: form.get("gold") === "include",
    decisions: form.getAll("decision").map(String),
    heldOut: text("heldOut", String(DEFAULT_SPLIT.heldOut)),
    pairing: text("pairing", "all"),
    turns: text("turns", "each"),
    softLabel: text("softLabel", "none"),
    ties: text("ties", "drop"),
    seed: text("seed", "1"),
    use: text("use"),
    overrideRights: text("overrideRights"),
  };
  const errors: Record<string, string> = {};
  const parsed = schema.safeParse(values);
  if (parsed.success) {
    const { name, unit, decisions, seed: drawn, heldOut: held, use, overrideRights, ...choices } = parsed.data;
    const split = held === 0 ? null : { ...DEFAULT_SPLIT, heldOut: held };
    const options = { includeGold: values.includeGold, ...choices, split };
    return {
      values,
      errors,
      release: { name, unit, seed: drawn, decisionIds: decisions, options, ...(use ? { use, overrideRights } : {}) },
    };
  }
  for (const { path, message } of parsed.error.issues)
    errors[path[0] === "decisions" ? "batches" : String(path[0])] ??= message;
  return { values, errors, release: null };
}
