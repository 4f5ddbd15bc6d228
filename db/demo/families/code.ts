/** Write a function (the fault: a version with a known bug), and find the bug in one (the fault: blames another cause). */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { CODE_TASKS, fenced, NOUNS, PLACES } from "./code-tasks.ts";

/** Fenced snippets, made once: [task][noun]. */
const GOOD = CODE_TASKS.map((task) => NOUNS.map((noun) => fenced(task, task.good, noun)));
const BAD = CODE_TASKS.map((task) => NOUNS.map((noun) => fenced(task, task.bad, noun)));

const LANGUAGE_NAMES = { python: "a Python function", javascript: "a JavaScript function", sql: "an SQL query" };
const WISHES = [
  "No extra libraries, please.",
  "Keep it readable.",
  "I'm a beginner.",
  "It will be reviewed by my team.",
  "A short explanation would be nice.",
  "Please name things clearly.",
  "It should be easy to test.",
  "I'd like to understand it, not only copy it.",
];
const PLEAS = [
  "What is wrong?",
  "Where is the bug?",
  "Can you spot the mistake?",
  "Please review it.",
  "How do I fix it?",
  "What am I missing?",
];
const WHEN = [
  "since this morning",
  "only in production",
  "on my colleague's machine too",
  "with real data",
  "in the test suite",
  "after the last refactoring",
  "every now and then",
  "when I demo it",
];

export const code: Family = {
  id: "code",
  domain: "coding",
  space: CODE_TASKS.length * NOUNS.length * PLACES.length * WISHES.length * 2,
  draft(pick) {
    const t = pick.below(CODE_TASKS.length);
    const n = pick.below(NOUNS.length);
    const task = at(CODE_TASKS, t);
    const what = `${LANGUAGE_NAMES[task.language]} that ${task.goal.replaceAll("items", at(NOUNS, n))}`;
    const place = pick.one(PLACES);
    const wish = pick.one(WISHES);
    const prompt =
      pick.below(2) === 0 ? `Write ${what}. It's for ${place}. ${wish}` : `For ${place} I need ${what}. ${wish}`;
    return {
      prompt,
      language: "en",
      core: at(at(GOOD, t), n),
      wrong: at(at(BAD, t), n),
      points: task.notes,
      partial: "You can do this in a few lines: go over the data once and keep what you need on the way.",
      block: true,
    };
  },
};

export const codeReview: Family = {
  id: "code-review",
  domain: "coding",
  space: CODE_TASKS.length * NOUNS.length * PLACES.length * PLEAS.length * WHEN.length,
  draft(pick, random) {
    const t = pick.below(CODE_TASKS.length);
    const n = pick.below(NOUNS.length);
    const task = at(CODE_TASKS, t);
    const place = pick.one(PLACES);
    const plea = pick.one(PLEAS);
    const when = pick.one(WHEN);
    const other = at(CODE_TASKS, (t + 1 + random.below(CODE_TASKS.length - 1)) % CODE_TASKS.length);
    return {
      prompt: `This code from ${place} ${task.symptom}, ${when}. ${plea}\n\n${at(at(BAD, t), n)}`,
      language: "en",
      core: `The bug: ${task.cause}. This version works:\n\n${at(at(GOOD, t), n)}`,
      wrong: `The bug: ${other.cause}. Your version is otherwise fine:\n\n${at(at(BAD, t), n)}`,
      points: task.notes,
      partial: "It looks like a logic error. Try adding a few print statements to see where the values change.",
      block: true,
    };
  },
};
