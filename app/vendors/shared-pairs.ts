/** Comparisons that two vendors were both sent, and what each said of them. */
import { classOf, type LabelClass } from "#app/domain/key-match.ts";
import type { ContractGold } from "#app/metrics/gold/contract-gold.ts";
import { Side } from "#app/metrics/rows.ts";
import { sideOfVotes, type VendorAnswer, type VendorAnswers } from "./vendor-answers.ts";

/** One comparison that both vendors were sent. */
export interface SharedPair {
  key: string;
  one: VendorAnswer;
  other: VendorAnswer;
  /** By the lower and the higher key; NONE where a vendor took no part: both bad, both good, skipped. */
  sides: [number, number];
  /** What the gold of either file says; null where there is none, or the two contradict each other. */
  gold: number | null;
}

/** @param ours gold that two researchers agreed on, and in which batch: not asked where it was chosen, as in gold accuracy. */
export function sharedPairs(
  ones: VendorAnswers,
  others: VendorAnswers,
  ours: readonly (ContractGold & { batchId: string })[] = [],
): SharedPair[] {
  const byPair = new Map(ours.map((gold) => [gold.pairKey, gold]));
  return [...ones].flatMap(([key, one]) => {
    const other = others.get(key);
    if (!other) return [];
    const agreed = byPair.get(one.pairKey);
    const chosenHere = [one, other].some(({ place }) => place.batchId === agreed?.batchId);
    const known = [agreed && !chosenHere ? sideOfGold(agreed, one) : null, one.gold, other.gold];
    const told = new Set(known.filter((gold) => gold !== null));
    const gold = told.size === 1 ? ([...told][0] ?? null) : null;
    return { key, one, other, sides: [sideOfVotes(one.votes), sideOfVotes(other.votes)], gold };
  });
}

function sideOfGold(gold: ContractGold, { low, high }: VendorAnswer): number | null {
  const side = GOLD_SIDES[classOf(gold)];
  if (side === undefined || (gold.firstKey !== low && gold.firstKey !== high)) return null;
  return side === Side.TIE || gold.firstKey === low ? side : Side.SECOND - side;
}

const GOLD_SIDES: Partial<Record<LabelClass, number>> = { first: Side.FIRST, tie: Side.TIE, second: Side.SECOND };

/** Both vendors gave an answer that can be set against the other's. */
export function isAnswered({ sides: [one, other] }: SharedPair): boolean {
  return one !== Side.NONE && other !== Side.NONE;
}

export function isAgreed(pair: SharedPair): boolean {
  return isAnswered(pair) && pair.sides[0] === pair.sides[1];
}

/** One prefers one response, the other the other. */
export function isOpposite({ sides: [one, other] }: SharedPair): boolean {
  return Math.abs(one - other) === Side.SECOND && one !== Side.NONE && other !== Side.NONE;
}
