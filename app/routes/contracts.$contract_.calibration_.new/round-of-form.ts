/** The form of a new round at the edge. */
import { type RuleValues, ruleOfValues, ruleValues } from "../calibration-parts/rule-of-form.ts";

export interface RoundValues extends RuleValues {
  title: string;
  instructionVersion: string;
}

export const BLANK: RoundValues = {
  title: "",
  instructionVersion: "",
  atLeast: "34",
  of: "41",
  domainShare: "",
  match: "side",
};

const LONGEST_TITLE = 200;

export function roundOfForm(form: URLSearchParams) {
  const title = (form.get("title") ?? "").trim();
  const instructionVersion = (form.get("instructionVersion") ?? "").trim().slice(0, LONGEST_TITLE);
  const values: RoundValues = { title, instructionVersion, ...ruleValues(form) };
  const { rule, errors } = ruleOfValues(values);
  if (title === "" || title.length > LONGEST_TITLE)
    errors.title = `Give the round a title of up to ${LONGEST_TITLE} characters.`;
  const round = rule && !errors.title ? { title, instructionVersion: instructionVersion || null, rule } : null;
  return { values, errors, round, intent: form.get("intent") };
}
