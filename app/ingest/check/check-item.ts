/**
 * Checks one unchecked record against the canonical format. Inside, checked records are trusted and not checked again.
 *
 * Written by hand because every record of every delivery passes here; `record-schema.ts` states the same rules as a
 * schema, and a property test holds the two together.
 */
import type { ItemRecord } from "#app/domain/record.ts";
import { checkGold } from "./check-gold.ts";
import { checkJudgment } from "./check-judgment.ts";
import { checkPrompt } from "./check-messages.ts";
import { checkResponse } from "./check-response.ts";
import { checkOptionalName, checkText } from "./check-text.ts";
import { Faults } from "./faults.ts";
import { forgetNulls, isPlainObject } from "./plain-object.ts";
import type { FieldError } from "./rules.ts";

export interface CheckContext {
  /** UTC milliseconds; later times draw a warning. */
  now?: number;
  /** Annotators agreed with the vendor; absent = any. */
  annotators?: ReadonlySet<string>;
}

export type Checked =
  | { ok: true; item: ItemRecord; warnings: readonly FieldError[] }
  | { ok: false; errors: readonly FieldError[] };

export const LONGEST_ID = 512;
export const MOST_RESPONSES = 64;
export const MOST_JUDGMENTS = 1000;
export const LAST_TURN = 65_535;

/** The record itself is returned, not a copy: fields the format does not know stay in it, nulls become undefined. */
export function checkItem(unchecked: unknown, context: CheckContext = {}): Checked {
  const faults = new Faults();
  if (!isPlainObject(unchecked)) {
    faults.addType("", "an object", unchecked ?? null);
    return { ok: false, errors: faults.errors };
  }
  const record = unchecked as Record<keyof ItemRecord, unknown>;
  forgetNulls(record);
  checkId(record.id, faults);
  checkPrompt(record.prompt, faults);
  const constraints = checkConstraints(record.constraints, faults);
  const responses = checkResponses(record.responses, constraints, faults);
  checkJudgments(record.judgments, responses, context, faults);
  checkStrata(record, faults);
  if (record.gold !== undefined) checkGold(record.gold, record.judgments, responses.length, faults);
  if (faults.errors.length > 0) return { ok: false, errors: faults.errors };
  return { ok: true, item: unchecked as unknown as ItemRecord, warnings: faults.warnings };
}

function checkId(id: unknown, faults: Faults): void {
  if (!checkText(id, "id", faults)) return;
  if (id.length === 0 || id.length > LONGEST_ID)
    faults.add("id", "id-length", `The id has ${id.length} characters; 1 to ${LONGEST_ID} are allowed.`);
}

/** The number of constraints, or -1 when none are given. */
function checkConstraints(constraints: unknown, faults: Faults): number {
  if (constraints === undefined) return -1;
  if (!Array.isArray(constraints)) {
    faults.addType("constraints", "a list", constraints);
    return -1;
  }
  for (let i = 0; i < constraints.length; i += 1) {
    const constraint: unknown = constraints[i];
    const field = `constraints[${i}]`;
    if (!isPlainObject(constraint)) faults.addType(field, "an object", constraint);
    else {
      forgetNulls(constraint);
      checkOptionalName(constraint.id, `${field}.id`, faults);
      if (constraint.id === undefined) faults.addType(`${field}.id`, "a string", undefined);
      if (constraint.args !== undefined && !isPlainObject(constraint.args))
        faults.addType(`${field}.args`, "an object", constraint.args);
    }
  }
  return constraints.length;
}

function checkResponses(responses: unknown, constraints: number, faults: Faults): unknown[] {
  if (!Array.isArray(responses)) {
    faults.addType("responses", "a list", responses);
    return [];
  }
  if (responses.length === 0 || responses.length > MOST_RESPONSES) {
    const hint = `The item has ${responses.length} responses; 1 to ${MOST_RESPONSES} are allowed.`;
    faults.add("responses", "response-count", hint);
  }
  for (let i = 0; i < responses.length && i < MOST_RESPONSES; i += 1)
    checkResponse(responses[i], i, constraints, faults);
  return responses;
}

function checkJudgments(judgments: unknown, responses: unknown[], context: CheckContext, faults: Faults): void {
  if (!Array.isArray(judgments)) {
    faults.addType("judgments", "a list (empty while awaiting feedback)", judgments);
    return;
  }
  if (judgments.length > MOST_JUDGMENTS) {
    const hint = `The item has ${judgments.length} judgments; at most ${MOST_JUDGMENTS} are allowed.`;
    faults.add("judgments", "judgment-count", hint);
  }
  for (let i = 0; i < judgments.length && i < MOST_JUDGMENTS; i += 1)
    checkJudgment(judgments[i], i, responses, context, faults);
}

function checkStrata(record: Record<keyof ItemRecord, unknown>, faults: Faults): void {
  const { turn, tags, order_known: orderKnown, meta } = record;
  checkOptionalName(record.conversation, "conversation", faults);
  checkOptionalName(record.domain, "domain", faults);
  checkOptionalName(record.language, "language", faults);
  if (turn !== undefined) {
    if (typeof turn !== "number") faults.addType("turn", "a number", turn);
    else if (!Number.isInteger(turn) || turn < 1 || turn > LAST_TURN)
      faults.add("turn", "turn", `The turn must be a whole number, 1 to ${LAST_TURN}.`);
  }
  if (tags !== undefined) {
    if (!Array.isArray(tags)) faults.addType("tags", "a list of strings", tags);
    else
      for (let i = 0; i < tags.length; i += 1) {
        if (tags[i] === undefined) faults.addType(`tags[${i}]`, "a string", undefined);
        checkOptionalName(tags[i], `tags[${i}]`, faults);
      }
  }
  if (orderKnown !== undefined && typeof orderKnown !== "boolean")
    faults.addType("order_known", "true or false", orderKnown);
  if (meta !== undefined && !isPlainObject(meta)) faults.addType("meta", "an object", meta);
}
