/** The same items as another delivery, as a second vendor's annotators judge them: half of them shown in the other order. */
import type { ItemRecord } from "#app/domain/record.ts";
import { activeSeconds, annotatorPool, label } from "./annotators.ts";
import { emptyTruth } from "./faults.ts";
import { generateItems } from "./generate.ts";
import { idOf } from "./ids.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at, Random } from "./random.ts";

const ORDINARY = 320;
/** Whose agreed answers only the first vendor's file carries. */
const GOLD = 80;
export const OVERLAP_ITEMS = ORDINARY + GOLD;
const ANNOTATORS = 9;
/** A little less sure than the first vendor's annotators. */
const NOISE = 0.7;

/** @param plan of the delivery whose items are sent again; it must hold enough of them. @param monday when they are judged */
export function* overlapLines(plan: DeliveryPlan, seed: number, monday: number): Generator<string> {
  const { pool, draw } = annotatorPool(ANNOTATORS, [], seed);
  const random = new Random().restart(seed, 0x6f766572);
  const left = { ordinary: ORDINARY, gold: GOLD };
  let line = 0;
  for (const { item, gap } of generateItems(plan, emptyTruth())) {
    const kind = item.gold ? "gold" : "ordinary";
    if (left[kind] === 0) continue;
    left[kind] -= 1;
    const who = at(pool, draw[random.below(draw.length)] ?? 0);
    const isTurned = random.chance(0.5);
    const responses = isTurned ? [...item.responses].reverse() : item.responses;
    const [firstChars = 0, secondChars = 0] = responses.map(({ text }) => text.length);
    const seen = {
      ...{
        gap: isTurned ? -gap : gap,
        firstChars,
        secondChars,
        promptChars: item.prompt.length,
        pull: 0,
        formatted: 0,
      },
    };
    const value = label(who, seen, NOISE, random);
    const judged = new Date(monday + 8 * 3_600_000 + line * 60_000).toISOString();
    const seconds = activeSeconds(who, seen, random);
    const { gold: _, ...rest } = item;
    const sent: ItemRecord = {
      ...{ ...rest, id: idOf("ov", line), responses },
      judgments: [{ annotator: who.name, kind: "likert", value, points: 5, seconds, at: judged }],
    };
    yield `${JSON.stringify(sent)}\n`;
    line += 1;
    if (left.ordinary + left.gold === 0) return;
  }
}
