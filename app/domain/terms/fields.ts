/** The answers that a term can ask for: each with its label, how it is typed, and the schema that reads both a form and the store. */
import { z } from "zod";

/** A right that a contract gives, makes depend on a consent, refuses, or leaves out. */
export const PERMISSIONS = ["yes", "with_consent", "no", "not_stated"] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const PERMISSION_TEXT: Record<Permission, string> = {
  yes: "yes",
  with_consent: "with consent",
  no: "no",
  not_stated: "not stated",
};

/** One line of a credit table: with at least this measure, so much is taken off. */
export interface CreditBand {
  atLeast: number;
  percent: number;
}

export interface TermField<Value> {
  label: string;
  help?: string;
  input: "number" | "text" | "choice" | "lines";
  affix?: string;
  choices?: readonly { value: string; label: string }[];
  /** Reads what was typed, and what was stored. */
  schema: z.ZodType<Value>;
  /** As it is typed. */
  text(value: Value): string;
}

type About = Pick<TermField<unknown>, "label" | "help" | "affix">;

const MOST_DAYS = 3650;
const MOST_TEXT = 300;

export function wholeField(about: About, least = 0, most = MOST_DAYS): TermField<number> {
  const message = `Write a whole number from ${least} to ${most}.`;
  const schema = z.preprocess(
    (typed) => (typeof typed === "string" && /^\s*\d+\s*$/.test(typed) ? Number(typed) : typed),
    z.int({ error: message }).min(least, message).max(most, message),
  );
  return { ...about, input: "number", schema, text: String };
}

export function percentField(about: About): TermField<number> {
  const message = "Write a percentage from 0 to 100, with at most two decimals.";
  const schema = z.preprocess(
    (typed) => (typeof typed === "string" && /^\s*\d+(\.\d{1,2})?\s*$/.test(typed) ? Number(typed) : typed),
    z.number({ error: message }).min(0, message).max(100, message),
  );
  return { ...about, affix: "%", input: "number", schema, text: String };
}

export function textField(about: About): TermField<string> {
  const schema = z
    .string({ error: "Write something." })
    .trim()
    .min(1, "Write something.")
    .max(MOST_TEXT, `At most ${MOST_TEXT} characters; the clause itself has its own field.`);
  return { ...about, input: "text", schema, text: (value) => value };
}

export function choiceField<const T extends string>(about: About, choices: Record<T, string>): TermField<T> {
  const values = Object.keys(choices) as [T, ...T[]];
  return {
    ...about,
    input: "choice",
    choices: values.map((value) => ({ value, label: choices[value] })),
    schema: z.enum(values, { error: "Choose one of the list." }) as unknown as z.ZodType<T>,
    text: (value) => value,
  };
}

export const permissionField = (label: string, help?: string): TermField<Permission> =>
  choiceField({ label, ...(help ? { help } : {}) }, PERMISSION_TEXT);

const BANDS = "One line per band, best first: the least measure from 0 to 1, then the per cent taken off, as 0.90 0.";

/** Lines such as `0.87 10`; under the last band the batch may be rejected. */
export function bandsField(about: About): TermField<CreditBand[]> {
  const band = z.strictObject({
    atLeast: z.number({ error: BANDS }).min(0, BANDS).max(1, BANDS),
    percent: z.number({ error: BANDS }).min(0, BANDS).max(100, BANDS),
  });
  const falls = (bands: CreditBand[]) =>
    bands.every((one, i) => {
      const before = bands[i - 1];
      return !before || (one.atLeast < before.atLeast && one.percent > before.percent);
    });
  const schema = z.preprocess(
    (typed) => (typeof typed === "string" ? bandsOfText(typed) : typed),
    z
      .array(band, { error: BANDS })
      .min(1, BANDS)
      .refine(falls, "Each band asks for less than the one before, and takes more off."),
  );
  const text = (bands: CreditBand[]) => bands.map(({ atLeast, percent }) => `${atLeast} ${percent}`).join("\n");
  return { ...about, input: "lines", schema, text };
}

function bandsOfText(typed: string): unknown[] {
  const lines = typed.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, atLeast, percent] = /^\s*(\d*\.?\d+)[\s:]+(\d*\.?\d+)\s*%?\s*$/.exec(line) ?? [];
    return { atLeast: atLeast === undefined ? null : Number(atLeast), percent: Number(percent) };
  });
}
