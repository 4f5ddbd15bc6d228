/** What is wrong with a rule is said in our words, and names what may be written. */
import { expect, it } from "vitest";
import { ruleFault } from "#app/review/rule-fault.ts";
import { RULE_ACTIONS, ruleSchema } from "#app/review/rules.ts";

function fault(value: unknown): string {
  const parsed = ruleSchema.safeParse(value);
  if (parsed.success) throw new Error("It can be used.");
  return ruleFault(value, parsed.error);
}
const body = { where: {}, reason: "x" };

it.each([
  [
    "nothing",
    'a rule is a JSON object, such as {"action": "exclude", "where": {"annotators": ["w-17"]}, "reason": "…"}.',
  ],
  [{ ...body }, `it has no action; the actions are ${RULE_ACTIONS.join(", ")}.`],
  [{ ...body, action: "wieght" }, `there is no action "wieght"; the actions are ${RULE_ACTIONS.join(", ")}.`],
  [{ ...body, action: "weight" }, '"weight" is missing.'],
  [{ ...body, action: "weight", weight: "half" }, '"weight" is not a number.'],
  [{ ...body, action: "weight", weight: 7 }, '"weight": A weight is at most 3.'],
  [{ ...body, action: "exclude", wieght: 0 }, '"wieght" is no field of a rule of action exclude.'],
  [{ action: "exclude", where: { annotator: ["a"] }, reason: "x" }, '"annotator" is no field of where.'],
  [{ ...body, action: "reliability", by: "luck", least: 0.5, most: 1 }, '"by" is one of agreement, gold.'],
  [{ action: "exclude", where: {} }, '"reason" is missing.'],
])("%j: %s", (value, sentence) => {
  expect(fault(value)).toBe(sentence);
});
