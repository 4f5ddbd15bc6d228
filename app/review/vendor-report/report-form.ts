/** The report form: what the signer writes and chooses, and what is wrong with it. */
import { nameInText } from "./names-in-text.ts";

export interface ReportChoices {
  statement: string;
  nextText: string;
  /** Those of the proposals that go in. */
  proposals: string[];
  examples: { record: string; reason: string }[];
}

export const MOST_EXAMPLES = 8;
const MOST_TEXT = 4000;
const MOST_REASON = 500;

export type ReportFormErrors = Record<string, string>;

/** @param names of people of ours and of other vendors, which must not appear. */
export function reportChoices(
  form: { get(name: string): unknown; getAll(name: string): unknown[] },
  names: readonly string[],
): { choices: ReportChoices; errors: ReportFormErrors } {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const choices: ReportChoices = {
    statement: text("statement"),
    nextText: text("nextText"),
    proposals: form.getAll("proposal").map(String),
    examples: [],
  };
  const errors: ReportFormErrors = {};
  for (const name of ["statement", "nextText"] as const) check(name, choices[name], MOST_TEXT, names, errors);
  const seen = new Set<string>();
  for (let i = 0; i < MOST_EXAMPLES; i += 1) {
    const [record, reason] = [text(`example-${i}-record`), text(`example-${i}-reason`)];
    if (record === "" && reason === "") continue;
    // Rows left empty in between close up when the form is shown again.
    const row = `example-${choices.examples.length}`;
    if (record === "") errors[`${row}-record`] = "Give the record's id.";
    if (reason === "") errors[`${row}-reason`] = "Say what the record shows.";
    if (seen.has(record)) errors[`${row}-record`] = "This record is named twice.";
    check(`${row}-reason`, reason, MOST_REASON, names, errors);
    seen.add(record);
    choices.examples.push({ record, reason });
  }
  return { choices, errors };
}

function check(field: string, text: string, most: number, names: readonly string[], errors: ReportFormErrors): void {
  const name = nameInText(text, names);
  if (text.length > most) errors[field] = `At most ${most} characters.`;
  else if (name !== null) errors[field] = `This names ${name}. The report goes to the vendor: write it without.`;
}
