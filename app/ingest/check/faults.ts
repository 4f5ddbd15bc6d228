/** Collects what is wrong with one record. A broken row of a broken export would say the same thing a thousand times. */
import { type FieldError, RULES, type RuleId } from "./rules.ts";

const MOST_PER_ROW = 20;
const LONGEST_HINT = 200;
const LONGEST_FIELD = 120;

export class Faults {
  errors: FieldError[] = [];
  warnings: FieldError[] = [];

  add(field: string, rule: RuleId, hint: string): void {
    const list = WARNINGS.has(rule) ? this.warnings : this.errors;
    if (list.length >= MOST_PER_ROW) return;
    list.push({ field: field.slice(0, LONGEST_FIELD), rule, hint: hint.slice(0, LONGEST_HINT) });
  }

  /** A value that is absent or of another type than `expected`, e.g. "a number". */
  addType(field: string, expected: string, found: unknown): void {
    if (found === undefined) this.add(field, "required", `The field is missing; it must be ${expected}.`);
    else this.add(field, "type", `Expected ${expected}, found ${typeName(found)}.${advice(expected, found)}`);
  }
}

const WARNINGS: ReadonlySet<RuleId> = new Set(
  RULES.filter((rule) => rule.severity === "warning").map((rule) => rule.id),
);

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}

function advice(expected: string, found: unknown): string {
  const wantsNumber = expected.includes("number") || expected.includes("index");
  if (!wantsNumber || typeof found !== "string" || found.trim() === "" || !Number.isFinite(Number(found))) return "";
  return " Write numbers without quotes.";
}
