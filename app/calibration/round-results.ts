/** What a round shows: each taker against the key, the confusion with it, and which items were missed. Pure. */
import type { Label } from "#app/domain/answer-options.ts";
import { classOf, hasDegree, isRight, type LabelClass } from "#app/domain/key-match.ts";
import { type PassRule, type RuleOutcome, ruleOutcome } from "#app/domain/pass-rule.ts";
import type { GoldAnswer } from "#app/domain/record.ts";
import type { Interval } from "#app/stats/interval.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type ClassPair, confusionOf } from "./confusion.ts";
import { median } from "./median.ts";
import { type TakerAgreement, takerAgreement } from "./taker-agreement.ts";

export interface RoundItem {
  n: number;
  externalId: string;
  domain: string | null;
  key: GoldAnswer | null;
  keyStrength: number | null;
  keyTie: Label["tie"] | null;
}

export interface RoundAnswer extends Label {
  item: number;
  annotator: string;
  seconds: number | null;
}

export interface TakerResult extends Interval {
  annotator: string;
  /** Items with a key that were answered and not skipped. */
  n: number;
  right: number;
  /** null without an answer. */
  accuracy: number | null;
  outcome: RuleOutcome;
  /** Where the 95 % interval lies against the share that the rule asks for. */
  standing: "above" | "below" | "either" | "unknown";
  medianSeconds: number | null;
}

export interface ItemResult {
  n: number;
  externalId: string;
  domain: string | null;
  key: LabelClass | null;
  answered: number;
  wrong: number;
  /** Answers by class. */
  counts: Partial<Record<LabelClass, number>>;
}

export interface RoundResults {
  takers: TakerResult[];
  /** `confusion[key][answer]`: counts; classes that occur. */
  classes: LabelClass[];
  confusion: number[][];
  items: ItemResult[];
  agreement: TakerAgreement | null;
  passed: number;
  failed: number;
  n: number;
  right: number;
}

/** @param scale strengths of the contract's feedback, ascending; see `scaleOf`. */
export function roundResults(
  items: readonly RoundItem[],
  answers: readonly RoundAnswer[],
  rule: PassRule,
  scale: readonly number[],
): RoundResults {
  const byItem = new Map(items.map((item) => [item.n, item]));
  const scored = answers.flatMap((answer) => {
    const item = byItem.get(answer.item);
    return item ? [{ answer, item, right: rightBy(item, answer, rule, scale) }] : [];
  });
  const takers = [...new Set(answers.map(({ annotator }) => annotator))].sort().map((annotator) =>
    takerResult(
      annotator,
      scored.filter((one) => one.answer.annotator === annotator),
      rule,
    ),
  );
  const keyed = scored.filter(({ right }) => right !== null);
  return {
    takers,
    ...confusionOf(classPairs(scored)),
    items: items.map((item) => itemResult(item, scored)),
    agreement: takerAgreement(answers),
    passed: takers.filter(({ outcome }) => outcome === "passed").length,
    failed: takers.filter(({ outcome }) => outcome === "failed").length,
    n: keyed.length,
    right: keyed.filter(({ right }) => right).length,
  };
}

interface Scored {
  answer: RoundAnswer;
  item: RoundItem;
  right: boolean | null;
}

export function keyOf({ keyStrength, keyTie }: RoundItem): Label | null {
  return keyTie === null ? null : { strength: keyStrength, tie: keyTie };
}

/** null without a key, and for a skipped item. */
export function rightBy(item: RoundItem, answer: Label, rule: PassRule, scale: readonly number[]): boolean | null {
  const key = keyOf(item);
  if (!key || !item.key) return null;
  return isRight(answer, key, hasDegree(item.key) ? rule.match : "side", scale);
}

function takerResult(annotator: string, all: readonly Scored[], rule: PassRule): TakerResult {
  const keyed = all.filter(({ right }) => right !== null);
  const right = keyed.filter((one) => one.right).length;
  const n = keyed.length;
  const domains = new Map<string, { n: number; right: number }>();
  for (const { item, right: good } of keyed) {
    const tally = domains.get(item.domain ?? "") ?? { n: 0, right: 0 };
    domains.set(item.domain ?? "", { n: tally.n + 1, right: tally.right + (good ? 1 : 0) });
  }
  const interval = wilsonInterval(n > 0 ? right / n : 0, n);
  const line = rule.atLeast / rule.of;
  return {
    annotator,
    n,
    right,
    accuracy: n > 0 ? right / n : null,
    ...interval,
    outcome: ruleOutcome(rule, n, right, [...domains.values()]),
    standing: n === 0 ? "unknown" : interval.low >= line ? "above" : interval.high < line ? "below" : "either",
    medianSeconds: median(all.flatMap(({ answer }) => answer.seconds ?? [])),
  };
}

function classPairs(scored: readonly Scored[]): ClassPair[] {
  return scored.flatMap(({ item, answer }) => {
    const key = keyOf(item);
    return key ? [{ key: classOf(key), answer: classOf(answer) }] : [];
  });
}

function itemResult(item: RoundItem, scored: readonly Scored[]): ItemResult {
  const { n, externalId, domain } = item;
  const here = scored.filter((one) => one.item === item);
  const counts: ItemResult["counts"] = {};
  for (const { answer } of here) counts[classOf(answer)] = (counts[classOf(answer)] ?? 0) + 1;
  const key = keyOf(item);
  return {
    n,
    externalId,
    domain,
    key: key && classOf(key),
    answered: here.length,
    wrong: here.filter(({ right }) => right === false).length,
    counts,
  };
}
