/**
 * What changed between two rounds, or between batches before and after an instruction version: the difference of the
 * accuracy against the key, with its interval. Where the same people answered before and after, only they are compared.
 */
import { groupDigits, valueText } from "#app/domain/figure.ts";
import {
  type CrossedDifference,
  type CrossedRow,
  twoWayClusteredDifference,
} from "#app/stats/two-way-clustered-difference.ts";

/** One answer against the key. */
export interface KeyedAnswer {
  annotator: string;
  /** Hash of the pair: the same item in both is recognised, whatever its id. */
  pair: number;
  right: boolean;
}

export interface Effect {
  kind: "estimate";
  difference: CrossedDifference;
  nBefore: number;
  nAfter: number;
  /** The same people before and after, and only they are compared. */
  paired: boolean;
  takers: number;
  /** Distinct items in all, and those that stand on both sides. */
  items: number;
  sharedItems: number;
  verdict: "rose" | "fell" | "same" | "too-few";
}

export type EffectOutcome = Effect | { kind: "not-enough"; reason: string };

/** A difference within this, interval and all, is called none. */
const NO_MATTER = 0.05;
const MINIMUM_ANSWERS = 30;
const MINIMUM_TAKERS = 3;

export function effectOf(before: readonly KeyedAnswer[], after: readonly KeyedAnswer[]): EffectOutcome {
  const both = commonTo(before, after);
  const paired = both.size >= 2;
  const [first, second] = paired
    ? [before.filter(({ annotator }) => both.has(annotator)), after.filter(({ annotator }) => both.has(annotator))]
    : [before, after];
  const rows = [...first.map((one) => crossed(one, 0)), ...second.map((one) => crossed(one, 1))];
  const difference = twoWayClusteredDifference(rows);
  if (!difference) return { kind: "not-enough", reason: reasonOf(before, after) };
  const firstItems = new Set(first.map(({ pair }) => pair));
  const secondItems = new Set(second.map(({ pair }) => pair));
  const takers = new Set([...first, ...second].map(({ annotator }) => annotator)).size;
  const enough = Math.min(first.length, second.length) >= MINIMUM_ANSWERS && takers >= MINIMUM_TAKERS;
  return {
    kind: "estimate",
    difference,
    nBefore: first.length,
    nAfter: second.length,
    paired,
    takers,
    items: new Set([...firstItems, ...secondItems]).size,
    sharedItems: [...firstItems].filter((pair) => secondItems.has(pair)).length,
    verdict: enough ? verdictOf(difference) : "too-few",
  };
}

function verdictOf({ low, high }: CrossedDifference): Effect["verdict"] {
  if (low > 0) return "rose";
  if (high < 0) return "fell";
  return low > -NO_MATTER && high < NO_MATTER ? "same" : "too-few";
}

/** @example "Accuracy rose by 0.121 [0.050, 0.192]: 0.742 before (n 240), 0.863 after (n 240)." */
export function effectSentence(effect: EffectOutcome): string {
  if (effect.kind === "not-enough") return `Not enough data: ${effect.reason}`;
  const { difference, nBefore, nAfter, verdict } = effect;
  const interval = `[${groupDigits(difference.low, 3)}, ${groupDigits(difference.high, 3)}]`;
  const size = valueText(Math.abs(difference.value), "share");
  const head = {
    rose: `Accuracy rose by ${size} ${interval}`,
    fell: `Accuracy fell by ${size} ${interval}`,
    same: `Accuracy stayed within ${NO_MATTER}: ${groupDigits(difference.value, 3)} ${interval}`,
    "too-few": `Too few answers to tell a difference from none: ${groupDigits(difference.value, 3)} ${interval}`,
  }[verdict];
  return `${head}: ${valueText(difference.before, "share")} before (n ${groupDigits(nBefore)}), ${valueText(difference.after, "share")} after (n ${groupDigits(nAfter)}).`;
}

/** What the difference can and cannot mean. */
export function effectCaveat(effect: Effect): string {
  const who = effect.paired
    ? `Only the ${groupDigits(effect.takers)} people who answered both times are compared.`
    : "Different people answered before and after, so part of the difference may be the people.";
  if (effect.sharedItems === effect.items)
    return `${who} The items are the same; practice on them may explain part of it.`;
  const shared =
    effect.sharedItems === 0 ? "The items differ" : `Only ${effect.sharedItems} of ${effect.items} items are the same`;
  return `${who} ${shared}, so this is a comparison, not proof that the instructions are the cause: easier items would look alike.`;
}

function commonTo(before: readonly KeyedAnswer[], after: readonly KeyedAnswer[]): Set<string> {
  const names = new Set(before.map(({ annotator }) => annotator));
  return new Set(after.map(({ annotator }) => annotator).filter((name) => names.has(name)));
}

function crossed({ annotator, pair, right }: KeyedAnswer, after: 0 | 1): CrossedRow {
  return { after, value: right ? 1 : 0, who: annotator, what: String(pair) };
}

function reasonOf(before: readonly KeyedAnswer[], after: readonly KeyedAnswer[]): string {
  if (before.length === 0) return "nobody answered an item with a key before.";
  if (after.length === 0) return "nobody answered an item with a key after.";
  return "at least two people and two items are needed.";
}
