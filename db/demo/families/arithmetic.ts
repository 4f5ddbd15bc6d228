/** Word problems with computed answers. The fault: one step of the calculation goes wrong. */

import type { Family, Picker } from "../draft.ts";
import { at } from "../random.ts";
import { FIRST_NAMES } from "./contexts.ts";

interface Problem {
  text: string;
  answer: string;
  slip: string;
  steps: string[];
  topic: string;
}

const SHOPPED = [
  "notebooks",
  "light bulbs",
  "tickets",
  "flower pots",
  "mugs",
  "batteries",
  "paint brushes",
  "sandwiches",
  "postcards",
  "towels",
];
const money = (cents: number) => `$${(cents / 100).toFixed(2)}`;
const clock = (minutes: number) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;
const trim = (value: number) => String(Math.round(value * 100) / 100);

/** Every template takes three choices of 10 × 40 × 60 so that each spans the same space. */
const TEMPLATES: ((name: string, pick: Picker) => Problem)[] = [
  (name, pick) => {
    const [thing, count, cents] = [pick.one(SHOPPED), pick.between(3, 42), pick.between(1, 60) * 25 + 40];
    const total = count * cents;
    return {
      text: `${name} buys ${count} ${thing} at ${money(cents)} each and pays with ${money(Math.ceil((total + 1) / 5000) * 5000)}. How much change is due?`,
      answer: `The change is ${money(Math.ceil((total + 1) / 5000) * 5000 - total)}.`,
      slip: `The change is ${money(Math.ceil((total + 1) / 5000) * 5000 - total + cents)}.`,
      steps: [`The ${thing} cost ${count} × ${money(cents)} = ${money(total)}.`, `Subtract that from the amount paid.`],
      topic: "change",
    };
  },
  (name, pick) => {
    const [percent, pieces, price] = [5 + 5 * pick.below(10), pick.between(2, 41), 20 + 5 * pick.below(60)];
    const full = pieces * price * 100;
    const due = full - (full * percent) / 100;
    return {
      text: `A shop takes ${percent}% off. ${name} orders ${pieces} chairs with a list price of $${price} each. What is the total?`,
      answer: `The total after the discount is ${money(due)}.`,
      slip: `The total after the discount is ${money(full - (full * percent) / 100 - price * 10)}.`,
      steps: [
        `Before the discount: ${pieces} × $${price} = ${money(full)}.`,
        `${percent}% of that is ${money((full * percent) / 100)}, which comes off.`,
      ],
      topic: "a discount",
    };
  },
  (name, pick) => {
    const [speed, hours, start] = [50 + 10 * pick.below(10), pick.between(3, 42), 300 + 10 * pick.below(60)];
    const minutes = hours * 10;
    return {
      text: `${name} leaves at ${clock(start)} and drives ${trim((speed * minutes) / 60)} km at a steady ${speed} km/h. When does the trip end?`,
      answer: `The trip ends at ${clock(start + minutes)}.`,
      slip: `The trip ends at ${clock(start + minutes + 20)}.`,
      steps: [
        `Time is distance divided by speed: ${trim((speed * minutes) / 60)} ÷ ${speed} h, which is about ${minutes} minutes.`,
        `Add that to ${clock(start)}.`,
      ],
      topic: "travel time",
    };
  },
  (name, pick) => {
    const [rate, years, principal] = [1 + pick.below(10), pick.between(1, 40), 500 + 250 * pick.below(60)];
    const interest = (principal * rate * years) / 100;
    return {
      text: `${name} puts $${principal} into an account with ${rate}% simple interest per year. How much is there after ${years} years?`,
      answer: `There will be ${money((principal + interest) * 100)} in the account.`,
      slip: `There will be ${money((principal + interest + (principal * rate) / 100) * 100)} in the account.`,
      steps: [
        `Simple interest per year is $${principal} × ${rate}% = ${money(principal * rate)}.`,
        `Over ${years} years that makes ${money(interest * 100)}, added to the deposit.`,
      ],
      topic: "simple interest",
    };
  },
  (name, pick) => {
    const [a, b, c] = [60 + pick.below(10), 50 + pick.below(40), 40 + pick.below(60)];
    return {
      text: `${name} scored ${a}, ${b} and ${c} points in three rounds. What score in the fourth round gives an average of 80?`,
      answer: `The fourth score must be ${320 - a - b - c}.`,
      slip: `The fourth score must be ${240 - a - b - c + 90}.`,
      steps: [
        `An average of 80 over four rounds needs 4 × 80 = 320 points.`,
        `So far there are ${a} + ${b} + ${c} = ${a + b + c} points.`,
      ],
      topic: "averages",
    };
  },
  (name, pick) => {
    const [width, length, price] = [2 + pick.below(10), pick.between(3, 42), 300 + 50 * pick.below(60)];
    return {
      text: `${name} lays a floor of ${width} m by ${length} m. Boards cost ${money(price)} per square metre and 10% extra is bought for cutting. What do the boards cost?`,
      answer: `The boards cost ${money((width * length * price * 11) / 10)}.`,
      slip: `The boards cost ${money(width * length * price)}.`,
      steps: [
        `The area is ${width} × ${length} = ${width * length} m².`,
        `With 10% extra that is ${trim(width * length * 1.1)} m², times ${money(price)}.`,
      ],
      topic: "area",
    };
  },
];

const STYLES = [
  "Show your work.",
  "Just check my thinking, please.",
  "I keep getting different results.",
  "Please explain each step.",
  "It's for my homework.",
  "What is the quickest way to do it?",
];

export const arithmetic: Family = {
  id: "arithmetic",
  domain: "maths",
  space: TEMPLATES.length * FIRST_NAMES.length * STYLES.length * 10 * 40 * 60,
  draft(pick) {
    const template = pick.one(TEMPLATES);
    const name = pick.one(FIRST_NAMES);
    const style = pick.one(STYLES);
    const problem = template(name, pick);
    return {
      prompt: `${problem.text} ${style}`,
      language: "en",
      core: problem.answer,
      wrong: problem.slip,
      alternative: { core: reworded(problem.answer), wrong: reworded(problem.slip) },
      points: [at(problem.steps, 0), at(problem.steps, 1)],
      partial: `This is a question about ${problem.topic}; set up the equation first and then put in the numbers.`,
      block: false,
    };
  },
};

/** "The change is $3.20." becomes "Working it out step by step, the change is **$3.20**." */
function reworded(sentence: string): string {
  const figure = /\$?\d[\d.:]*\d|\d/u.exec(sentence)?.[0] ?? "";
  return `Working it out, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(figure, `**${figure}**`)}`;
}
