/** What annotators write beside a label now and then: a reason that fits the loser. */

import type { Annotator } from "./annotators.ts";
import type { AnswerKind } from "./answer.ts";
import { at, Random } from "./random.ts";

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

/** How a reason begins and goes on: enough of both that one annotator hardly writes the same twice. */
const STARTS = [
  "",
  "On balance: ",
  "My main point: ",
  "After reading both twice: ",
  "For me this decides it. ",
  "Weighed against the request: ",
  "As I see it: ",
  "Checked against the prompt: ",
  "In short: ",
  "What tipped it for me: ",
  "Taking the question literally: ",
  "From a reader's point of view: ",
];
const GOES_ON = [
  "I noticed it",
  "It shows",
  "That stands out",
  "One can see it",
  "It matters most",
  "It bothered me",
  "A reader would notice",
  "I would have fixed it",
];
const WHERE = [
  "in the opening lines",
  "towards the end",
  "right in the middle",
  "where the numbers are given",
  "in the summary",
  "where the steps are listed",
  "in the closing sentence",
  "as soon as one compares the details",
  "when it comes to the actual request",
  "in the part that explains why",
  "where an example would have helped",
  "in the wording as a whole",
];
const LIKE_ANY = "The chosen answer is better overall, clearer and more helpful than the alternative.";
const STREAM = 0x776f7264;

/** The reasons draw from a stream of their own beside `random`: what they say must not move any label. */
export function comment({ name, conduct }: Annotator, loser: AnswerKind, item: number, random: Random): string {
  const reasons = AGAINST[loser];
  const reason = at(reasons, random.below(reasons.length));
  if (conduct === "boilerplate") return LIKE_ANY;
  const words = new Random().restart(item ^ STREAM, name.charCodeAt(name.length - 1) * 256 + name.length);
  return `${words.one(STARTS)}${reason} ${words.one(GOES_ON)} ${words.one(WHERE)}.`;
}
