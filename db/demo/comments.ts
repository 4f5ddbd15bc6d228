/** What annotators write beside a label now and then: a reason that fits the loser. */
import type { AnswerKind } from "./answer.ts";
import { at, type Random } from "./random.ts";

const AGAINST: Record<AnswerKind, string[]> = {
  full: ["Both are good, I simply like the other tone.", "Close call, both would help me."],
  plain: ["Fine, but the other one adds useful detail.", "Correct, yet it leaves out background."],
  terse: ["Right but very short.", "I missed an explanation here."],
  padded: ["A lot of words around one useful sentence.", "Too much filler before it gets to the point."],
  partial: ["It does not really answer what was asked.", "Stops before the actual answer.", "Nice words, no answer."],
  wrong: [
    "There is a mistake in it.",
    "One detail is wrong, I checked.",
    "Looks right at first, but the key fact is off.",
  ],
  "off-topic": ["This answers a different question.", "Nothing to do with the prompt."],
  refusal: ["Refuses for no reason.", "No need to decline this."],
};

export function comment(loser: AnswerKind, random: Random): string {
  const reasons = AGAINST[loser];
  return at(reasons, random.below(reasons.length));
}
