/** One judgment: who, when, and by its kind the label itself. */
import { parseInstant } from "#app/domain/instant.ts";
import { JUDGMENT_KINDS, type JudgmentKind, TIE_KINDS } from "#app/domain/strength.ts";
import type { CheckContext } from "./check-item.ts";
import { LABEL_CHECKS } from "./check-label.ts";
import { checkOptionalInstant, checkOptionalName, checkOptionalText, isCleanText, LONGEST_NAME } from "./check-text.ts";
import type { Faults } from "./faults.ts";
import { forgetNulls, isPlainObject } from "./plain-object.ts";

export function checkJudgment(
  judgment: unknown,
  index: number,
  responses: unknown[],
  context: CheckContext,
  faults: Faults,
): void {
  if (!isPlainObject(judgment)) {
    faults.addType(`judgments[${index}]`, "an object", judgment);
    return;
  }
  forgetNulls(judgment);
  if (!isPlainProvenance(judgment, context.now)) checkProvenance(judgment, `judgments[${index}]`, context.now, faults);
  const { annotator, kind } = judgment;
  if (context.annotators && typeof annotator === "string" && !context.annotators.has(annotator))
    faults.add(`judgments[${index}].annotator`, "unknown-annotator", "The annotator is not on the contract's list.");
  const check = typeof kind === "string" ? LABEL_CHECKS.get(kind as JudgmentKind) : undefined;
  if (check) check(judgment, index, responses, faults);
  else if (typeof kind !== "string") faults.addType(`judgments[${index}].kind`, "a string", kind);
  else faults.add(`judgments[${index}].kind`, "kind", `The kind is not one of ${JUDGMENT_KINDS.join(", ")}.`);
}

/** The quick look at the common case; anything it does not recognise as right goes through the full check. */
function isPlainProvenance(judgment: Record<string, unknown>, now = Number.POSITIVE_INFINITY): boolean {
  const { annotator, seconds, at, comment } = judgment;
  return (
    (annotator === undefined || (typeof annotator === "string" && isName(annotator))) &&
    (seconds === undefined || (typeof seconds === "number" && isDuration(seconds))) &&
    (at === undefined || (typeof at === "string" && parseInstant(at) <= now)) &&
    (comment === undefined || (typeof comment === "string" && isCleanText(comment))) &&
    judgment.started_at === undefined &&
    judgment.is_repeat_of === undefined &&
    judgment.tie_kind === undefined &&
    judgment.meta === undefined
  );
}

/** Thirty years: more is a date, or overflows the column. */
export const MOST_SECONDS = 1e9;

function isDuration(seconds: number): boolean {
  return seconds >= 0 && seconds <= MOST_SECONDS;
}

function isName(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_NAME && isCleanText(text);
}

function checkProvenance(
  judgment: Record<string, unknown>,
  field: string,
  now: number | undefined,
  faults: Faults,
): void {
  const { seconds, tie_kind: tieKind, meta } = judgment;
  checkOptionalName(judgment.annotator, `${field}.annotator`, faults);
  checkOptionalName(judgment.is_repeat_of, `${field}.is_repeat_of`, faults);
  checkOptionalText(judgment.comment, `${field}.comment`, faults);
  checkOptionalInstant(judgment.at, `${field}.at`, now, faults);
  checkOptionalInstant(judgment.started_at, `${field}.started_at`, now, faults);
  if (seconds !== undefined) {
    if (typeof seconds !== "number") faults.addType(`${field}.seconds`, "a number", seconds);
    else if (!isDuration(seconds))
      faults.add(`${field}.seconds`, "seconds", `The value ${seconds} is not a duration in seconds.`);
  }
  if (tieKind !== undefined && !isTieKind(tieKind))
    faults.add(`${field}.tie_kind`, "tie-kind", `The tie kind is not one of ${GIVEN_TIE_KINDS.join(", ")}.`);
  if (meta !== undefined && !isPlainObject(meta)) faults.addType(`${field}.meta`, "an object", meta);
}

export const GIVEN_TIE_KINDS = TIE_KINDS.filter((kind) => kind !== "none");

function isTieKind(value: unknown): boolean {
  return (GIVEN_TIE_KINDS as unknown[]).includes(value);
}
