/** The label of each kind of judgment. One function per kind, one list. */
import type { JudgmentKind } from "#app/domain/strength.ts";
import { checkIndex } from "./check-index.ts";
import { checkSpans } from "./check-spans.ts";
import { checkOptionalName, checkOptionalText, checkText } from "./check-text.ts";
import type { Faults } from "./faults.ts";
import { choiceFault, type LabelFault, likertFault, rankingFault, ratingFault, strengthFault } from "./label-faults.ts";

type Judgment = Record<string, unknown>;
type LabelCheck = (judgment: Judgment, index: number, responses: unknown[], faults: Faults) => void;

export const LABEL_CHECKS: ReadonlyMap<JudgmentKind, LabelCheck> = new Map<JudgmentKind, LabelCheck>([
  ["likert", withFault((judgment, count) => likertFault(judgment) ?? needsPair(count))],
  ["strength", withFault((judgment, count) => strengthFault(judgment) ?? needsPair(count))],
  ["choice", withFault(choiceFault)],
  ["rating", checkRating],
  ["ranking", withFault((judgment, count) => rankingFault(judgment.ranks, count))],
  ["thumbs", checkThumbs],
  ["edit", checkEdit],
  ["spans", checkSpans],
  ["critique", checkCritique],
]);

function withFault(faultOf: (judgment: Judgment, count: number) => LabelFault | null): LabelCheck {
  return (judgment, index, responses, faults) => {
    const fault = faultOf(judgment, responses.length) ?? contradiction(judgment);
    if (fault) report(fault, index, faults);
  };
}

function report(fault: LabelFault, index: number, faults: Faults): void {
  const field = `judgments[${index}].${fault.field}`;
  if (fault.rule === "type") faults.addType(field, fault.expected, fault.found);
  else faults.add(field, fault.rule, fault.hint);
}

function needsPair(count: number): LabelFault | null {
  if (count === 2) return null;
  return { field: "kind", rule: "pair", hint: `This kind compares two responses; the item has ${count}.` };
}

/** "It is a tie" beside a label that prefers a response: one of the two is wrong, and we cannot know which. */
function contradiction(judgment: Judgment): LabelFault | null {
  const { kind, value, tie_kind: tieKind } = judgment;
  if (tieKind !== "tie") return null;
  const prefers =
    kind === "likert"
      ? Number(value) * 2 !== Number(judgment.points) + 1
      : kind === "strength"
        ? value !== 0
        : kind === "choice" && value !== "tie";
  if (!prefers) return null;
  return { field: "tie_kind", rule: "tie-kind", hint: "The tie kind says tie, but the label does not." };
}

function checkRating(judgment: Judgment, index: number, responses: unknown[], faults: Faults): void {
  const fault = ratingFault(judgment, responses.length);
  if (fault) report(fault, index, faults);
  if (judgment.attribute !== undefined) checkOptionalName(judgment.attribute, `judgments[${index}].attribute`, faults);
}

function checkThumbs(judgment: Judgment, index: number, responses: unknown[], faults: Faults): void {
  const field = `judgments[${index}]`;
  const { value, response } = judgment;
  if (typeof value !== "boolean") faults.addType(`${field}.value`, "true or false", value);
  if (response !== undefined) checkIndex(response, responses.length, `${field}.response`, faults);
  else if (responses.length > 1)
    faults.add(`${field}.response`, "response-index", `Say which of the ${responses.length} responses it is about.`);
}

function checkEdit(judgment: Judgment, index: number, responses: unknown[], faults: Faults): void {
  const field = `judgments[${index}]`;
  checkText(judgment.text, `${field}.text`, faults);
  if (judgment.preferred !== undefined) checkIndex(judgment.preferred, responses.length, `${field}.preferred`, faults);
}

function checkCritique(judgment: Judgment, index: number, _responses: unknown[], faults: Faults): void {
  checkText(judgment.text, `judgments[${index}].text`, faults);
  checkOptionalText(judgment.revision, `judgments[${index}].revision`, faults);
}
