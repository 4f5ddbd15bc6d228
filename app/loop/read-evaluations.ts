/** Evaluations from CSV, JSON or JSON Lines. Faults name the line (of a JSON list: the entry) and the field, all at once. */
import { z } from "zod";
import { BETTER, EVALUATION_UNITS } from "#app/domain/training-run.ts";
import { type GivenRow, readTable } from "#app/ingest/read-table.ts";

export interface EvaluationFault {
  line: number;
  field: string;
  hint: string;
}

export type GivenEvaluation = z.output<typeof rowSchema> & { line: number };

export const MOST_FAULTS = 20;
export const EVALUATION_FIELDS = [
  ...["run", "evaluation", "value", "n", "standard_error", "seed"],
  ...["better", "unit", "contamination", "why"],
] as const;

const text = (longest: number) => z.string().trim().max(longest, `At most ${longest} characters.`);
const number = z.number({ error: "A finite number, as 0.62." });
const whole = (least: number, message: string) => number.refine(Number.isInteger, message).min(least, message);

const rowSchema = z
  .object({
    /** "" = the run that the call names. */
    run: text(200).default(""),
    evaluation: text(200).min(1, "Name the benchmark and metric."),
    value: number,
    n: whole(1, "n is a whole number of items, 1 or more.")
      .max(Number.MAX_SAFE_INTEGER, "n has at most 15 digits.")
      .nullable()
      .default(null),
    standard_error: number.positive("A standard error is above 0.").nullable().default(null),
    seed: whole(0, "A seed is a whole number, 0 or more.").max(
      Number.MAX_SAFE_INTEGER,
      "A seed has at most 15 digits.",
    ),
    better: z.enum(BETTER, { error: "higher or lower." }).default("higher"),
    unit: z.enum(EVALUATION_UNITS, { error: "share (of n items, 0 to 1) or score." }).default("share"),
    contamination: text(500).default(""),
    /** Of a correction. */
    why: text(500).default(""),
  })
  .superRefine(({ n, standard_error, unit, value }, context) => {
    if (n === null && standard_error === null)
      context.addIssue({
        code: "custom",
        path: ["n"],
        message: "Give n (items it was measured on) or standard_error: a score without either says nothing of chance.",
      });
    if (unit === "share" && (value < 0 || value > 1))
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: "A share lies from 0 to 1; any other number has the unit score.",
      });
  });

/** Nothing is taken while anything is wrong. */
export function readEvaluations(source: string): { rows: GivenEvaluation[]; faults: EvaluationFault[] } {
  const rows: GivenEvaluation[] = [];
  const faults: EvaluationFault[] = [];
  for (const row of readTable(source, EVALUATION_FIELDS)) {
    if (faults.length >= MOST_FAULTS) break;
    if ("hint" in row) faults.push(row);
    else take(row, rows, faults);
  }
  if (rows.length === 0 && faults.length === 0)
    faults.push({ line: 1, field: "row", hint: "There is no evaluation in it." });
  return { rows: faults.length > 0 ? [] : rows, faults };
}

const NUMBERS = new Set(["value", "n", "standard_error", "seed"]);

function take({ line, fields }: GivenRow, rows: GivenEvaluation[], faults: EvaluationFault[]): void {
  const given = Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== "" && value !== null)
      .map(([name, value]) => [name, NUMBERS.has(name) && typeof value === "string" ? numberOf(value) : value]),
  );
  const parsed = rowSchema.safeParse(given);
  if (parsed.success) rows.push({ ...parsed.data, line });
  else
    for (const { path, code, message } of parsed.error.issues)
      faults.push({
        line,
        field: String(path[0] ?? "row"),
        hint: code === "invalid_type" ? missing(path[0]) : message,
      });
}

/** NaN for what is no plain decimal number: "0x1f" and "" are none. */
function numberOf(value: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim()) ? Number(value) : Number.NaN;
}

function missing(field: PropertyKey | undefined): string {
  if (field === "seed") return "Say which seed of the run it is.";
  if (field === "evaluation") return "Name the benchmark and metric, as text.";
  return NUMBERS.has(String(field)) ? "A finite number, as 0.62." : "This is text.";
}
