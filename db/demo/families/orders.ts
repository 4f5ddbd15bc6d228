/** Fields taken out of a message, as JSON. The fault: one field is wrong. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { lines } from "../table.ts";
import { FIRST_NAMES, MONTHS } from "./contexts.ts";

const GOODS = lines(`
office chairs
desk lamps
water filters
rain barrels
yoga mats
moving boxes
picture frames
name badges
garden hoses
coffee grinders
whiteboards
bicycle helmets
phone cases
wall clocks
toner cartridges
safety vests
`);
const TOWNS = [
  "Riverton",
  "Ashford",
  "Millbrook",
  "Oakham",
  "Linden",
  "Westbury",
  "Harlow",
  "Kingsbridge",
  "Eastdale",
  "Norwood",
];
const MESSAGES = [
  "Hello, this is {n} from {town}. We ordered {q} {goods} on {m} {d} (order {o}) but only {k} arrived. Can you send the rest?",
  "Order {o}: {n}, {town}. Please change my order of {q} {goods} placed on {m} {d}; {k} are enough.",
  "Good morning, my name is {n} and I write from {town}. Of the {q} {goods} in order {o} from {m} {d}, {k} were damaged.",
];
const ASKS = [
  "Extract name, town, order number, product and quantity ordered as JSON:",
  "Pull the order data out of this message (JSON, please):",
  "Convert this to JSON with the keys name, town, order, product, quantity:",
];

export const orders: Family = {
  id: "orders",
  domain: "extraction",
  space: GOODS.length * TOWNS.length * MESSAGES.length * ASKS.length * FIRST_NAMES.length * MONTHS.length * 28 * 20,
  draft(pick, random) {
    const goods = pick.one(GOODS);
    const town = pick.one(TOWNS);
    const message = pick.one(MESSAGES);
    const ask = pick.one(ASKS);
    const name = pick.one(FIRST_NAMES);
    const month = pick.one(MONTHS);
    const day = 1 + pick.below(28);
    const quantity = 12 + 3 * pick.below(20);
    const part = 2 + random.below(9);
    const order = `${at(["K", "R", "T", "W"], random.below(4))}-${10000 + random.below(90000)}`;
    const text = message
      .replace("{n}", name)
      .replace("{town}", town)
      .replace("{q}", String(quantity))
      .replace("{goods}", goods)
      .replace("{m}", month)
      .replace("{d}", String(day))
      .replace("{o}", order)
      .replace("{k}", String(part));
    const json = (count: number, key: string) =>
      `\`\`\`json\n{\n  "name": "${name}",\n  "town": "${town}",\n  "order": "${key}",\n  "product": "${goods}",\n  "quantity": ${count}\n}\n\`\`\``;
    return {
      prompt: `${ask}\n\n${text}`,
      language: "en",
      core: json(quantity, order),
      wrong: random.chance(0.6) ? json(part, order) : json(quantity, order.replace("-", "")),
      points: [
        `The quantity is the number ordered (${quantity}), not the ${part} mentioned later.`,
        "The order number is kept as text because it starts with a letter.",
        `The date, ${month} ${day}, was not asked for and is left out.`,
      ],
      partial: `The message is from ${name} and is about ${goods}.`,
      block: true,
    };
  },
};
