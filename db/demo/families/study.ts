/** Study and training plans with computed hours. The fault: the hours do not add up. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";

const SUBJECTS = table(
  ["subject", "first", "second", "third", "habit"],
  `
the guitar|chords and a steady strum|changing chords in time|two whole songs|Ten minutes a day beat one long session
Italian|sounds, greetings and numbers|present tense and everyday words|short talks about your day|Speak aloud from the first day
a statistics exam|descriptive numbers and charts|probability and distributions|tests and intervals with old papers|Solve before you look at solutions
a ten-kilometre run|easy runs with walking breaks|longer easy runs|one faster run a week|Rest days are part of the plan
a driving theory test|signs and right of way|speed, distance and weather|mock tests until the errors are rare|Note every question you got wrong
touch typing|the home row|the whole keyboard without looking|speed with common words|Accuracy first, speed follows
drawing portraits|shapes and proportions|light and shadow|whole heads from photos|Draw what you see, not what you know
an SQL interview|select, filter and sort|joins and grouping|window functions with real tables|Type every query yourself
chess|checkmates and simple tactics|opening ideas|endgames with few pieces|Review lost games briefly
public speaking|breathing and pace|structure and stories|a full talk in front of friends|Record yourself once a week
beginner's Spanish|pronunciation and polite phrases|the present tense|short dialogues|Label things at home
a first-aid course|safety and calling for help|recovery position and bleeding|resuscitation with a dummy|Repeat the sequence aloud
a biology final|cells and metabolism|genetics|ecology and past questions|Explain a page to a friend
bread baking|a simple yeast loaf|longer fermentation|shaping and scoring|Weigh everything
learning to swim|floating and breathing|kicking with a board|whole lengths without stopping|Stay where you can stand
`,
);
const DEADLINES = [
  "before my holiday",
  "by the end of term",
  "before a family reunion",
  "for a bet with my brother",
  "before my new job starts",
  "for my own satisfaction",
];
const TIMES = [
  "in the mornings",
  "after work",
  "in the lunch break",
  "late in the evening",
  "on the train",
  "at weekends",
];
const LEVELS = ["I start from zero.", "I know a little.", "I tried once and gave up.", "I get bored easily."];

export const study: Family = {
  id: "study",
  domain: "planning",
  space: SUBJECTS.length * 11 * 8 * DEADLINES.length * TIMES.length * LEVELS.length,
  draft(pick) {
    const s = pick.one(SUBJECTS);
    const weeks = pick.between(3, 13);
    const hours = pick.between(2, 9);
    const deadline = pick.one(DEADLINES);
    const time = pick.one(TIMES);
    const level = pick.one(LEVELS);
    const cut = [Math.ceil(weeks / 3), Math.ceil((2 * weeks) / 3)];
    const plan = (total: number) => {
      const [one, two] = [at(cut, 0), at(cut, 1)];
      return `${span(1, one)}: ${s.first}.\n${span(one + 1, two)}: ${s.second}.\n${span(two + 1, weeks)}: ${s.third}.\nIn total: ${total} hours.`;
    };
    return {
      prompt: `I have ${weeks} weeks and ${hours} hours a week ${time} for ${s.subject}, ${deadline}. ${level} Can you make a plan and tell me the total number of hours?`,
      language: "en",
      core: plan(weeks * hours),
      wrong: plan(weeks * (hours + 1)),
      points: [
        `${s.habit}.`,
        `${weeks} weeks of ${hours} hours are ${weeks * hours} hours, so plan two or three sessions a week.`,
        "Keep the last session of each week for what went badly.",
        `Because you study ${time}, prepare the material the day before.`,
      ],
      partial: `Start with ${s.first} and see how it goes; the rest follows by itself.`,
      block: true,
    };
  },
};

function span(from: number, to: number): string {
  return from >= to ? `Week ${from}` : `Weeks ${from}-${to}`;
}
