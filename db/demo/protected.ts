/** The demo's protected evaluation set, and the items of it that turn up in a delivery. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { Content } from "./content.ts";
import type { PlantedTruth, ProtectedPrompts } from "./faults.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at } from "./random.ts";

export const DEMO_PROTECTED = { name: "House evaluation", version: "2026-08" };

interface Question {
  prompt: string;
  good: string;
  poor: string;
}

const DELIVERED: readonly Question[] = [
  {
    prompt:
      "A ferry leaves the island every forty minutes from ten past six in the morning. Explain how to find the last one before noon without writing out the whole timetable.",
    good: "From 6:10 to 12:00 are 350 minutes; 350 divided by 40 is 8 and a rest. Eight intervals are 320 minutes, so the last ferry before noon leaves at 11:30.",
    poor: "Count forty minutes again and again from ten past six until you reach noon; the last one is at about half past ten.",
  },
  {
    prompt:
      "Rewrite this complaint so that a tired shop assistant would want to help, and keep every fact in it: the kettle leaked twice, the receipt is lost, and the guarantee runs until May.",
    good: "Hello, I hope you can help me. My kettle has leaked twice. I have lost the receipt, but its guarantee runs until May. What would you need from me to have it repaired or replaced?",
    poor: "The kettle leaks and I want my money back now. I do not have the receipt and I should not need it.",
  },
  {
    prompt:
      "Describe the taste of an unripe quince to somebody who has never eaten fruit, using only words for sounds and for weather.",
    good: "It begins as a shrill wind on a clear, frozen morning, then clatters like hail on tin; behind it, far off, hums the promise of a warm evening.",
    poor: "An unripe quince tastes sour and dry, a little like a lemon and an apple together, and it is hard to bite.",
  },
  {
    prompt:
      "Give three questions that a new lodger should ask before signing, each of exactly nine words, and number them with letters.",
    good: "a) Which of the bills are included in the rent? b) How many weeks' notice must either of us give? c) Who repairs the boiler when it fails in winter?",
    poor: "1. What is the rent? 2. Are pets allowed? 3. When can I move in, and is there a deposit that I get back?",
  },
  {
    prompt:
      "Somebody says that heavier rain always falls faster than light drizzle. Say what is right about that, what is wrong, and one thing that could be measured on a balcony.",
    good: "Larger drops do fall faster than small ones, up to about nine metres a second. But heavy rain is not made of large drops alone. On a balcony, let drops fall on flour and sift out the pellets: their sizes tell the drops'.",
    poor: "Heavier things fall faster, so heavy rain falls faster. You can see it on a balcony when it rains hard.",
  },
  {
    prompt:
      "Write the minutes of a meeting between a lighthouse and a passing ship that could not agree on the fog, in no more than five lines.",
    good: "Present: the lighthouse, the ship. The lighthouse held that the fog was thick; the ship, that it was the lighthouse that was dim. Resolved: to shine longer and to sail slower. Next meeting: at the following fog.",
    poor: "The lighthouse and the ship met. They talked about the fog. They did not agree. The meeting was closed.",
  },
];

const KEPT_BACK: readonly string[] = [
  "List the steps for mending a torn paper map so that it can still be folded, and say which step most people leave out.",
  "Compare two ways of keeping a sourdough alive over three weeks of holiday, for someone without neighbours.",
  "Turn the following shopping list into a rhyme that a child could learn on the way to the shop: leeks, oats, soap, twine.",
  "Explain to a chess player why a tax can be fair and unpopular at once, without using any word from chess.",
  "A clock loses four minutes a day and another gains six; work out when they will next show the same time.",
  "Draft a notice for a lift that is out of order in a house where half of the people speak no common language.",
];

/** As a file of one prompt a line. */
export function demoProtectedSet(): string {
  const prompts = [...DELIVERED.map(({ prompt }) => prompt), ...KEPT_BACK];
  return prompts.map((prompt) => `${JSON.stringify({ prompt })}\n`).join("");
}

/** Puts a protected prompt, and answers to it, in the place of the item's own: the better answer where the better one was. */
export function plantProtected(
  plan: DeliveryPlan,
  n: number,
  content: Content,
  item: ItemRecord,
  truth: PlantedTruth,
): void {
  const fault = plan.faults.find((one): one is ProtectedPrompts => one.kind === "protected-prompts");
  const every = fault && Math.floor(plan.count / fault.items);
  const k = n - plan.first;
  if (!every || k < 0 || k >= plan.count || k % every !== every >> 1) return;
  const { prompt, good, poor } = at(DELIVERED, Math.floor(k / every) % DELIVERED.length);
  item.prompt = prompt;
  const [first, second] = item.responses;
  if (first) first.text = content.gap > 0 ? poor : good;
  if (second) second.text = content.gap > 0 ? good : poor;
  truth.protectedPrompts.push(item.id);
}
