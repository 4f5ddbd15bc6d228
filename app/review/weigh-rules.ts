/** How rules become one weight per judgment: the order of application, which is the same wherever rules are applied. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "./match-slice.ts";
import type { Rule } from "./rules.ts";
import { applyCaps, type CapRule } from "./weight-rules/cap.ts";
import type { AnyRule, FactorKind, RuleFacts, Weighing } from "./weight-rules/factor-kind.ts";
import { type FixedRule, lowestWeights } from "./weight-rules/fixed.ts";
import { FACTOR_KINDS } from "./weight-rules/index.ts";

/** Stored with every decision: should the order ever change, older decisions keep theirs. A decision without one has 1. */
export const WEIGHT_ORDER = 1;

/** The order in words, for the screen and the documentation. */
export const WEIGHT_ORDER_STEPS: readonly string[] = [
  "What an exclusion names is out, whatever else names it.",
  "Where fixed weights meet, the lowest holds; without one a judgment weighs 1.",
  "Factors multiply, kind by kind in this order: strength, annotator reliability, confidence of the consensus, duplicate group, turns, checkpoint age, target shares. Where two rules of a kind meet, the lower factor holds.",
  "Caps: the least and the most weight; in any case a weight that is not 0 ends between 0.001 and 3.",
  "Nothing is rescaled: weight 1 stays one judgment as delivered, so that batches of one release stay comparable. The effective size does not depend on scale.",
];

export interface Weighed {
  /** By row of `view.judgments`. */
  weight: Float32Array;
  /** In the order given, with the estimates that they rest on. */
  rules: Rule[];
  /** Why a rule cannot be used, by its place. Such a rule changed no weight. */
  faults: { rule: number; message: string }[];
}

/** @param facts to settle the rules anew; null applies them as they were settled. */
export function weighRules(view: BatchView, rules: readonly Rule[], facts: RuleFacts | null): Weighed {
  const lowest = lowestWeights(view, rules.filter(isFixed));
  const fixed = lowest.map(
    (weight, row) => (weight === Number.POSITIVE_INFINITY ? 1 : weight) * (view.weight[row] as number),
  );
  const weighed: Weighed = { weight: fixed, rules: [...rules], faults: [] };
  if (rules.every(isFixed)) return weighed;
  const weight = Float64Array.from(fixed);
  for (const { kind, places } of stagesOf(rules)) applyStage(view, weight, kind, places, weighed, facts);
  applyCaps(view, rules.filter(isCap), weight);
  return { ...weighed, weight: Float32Array.from(weight) };
}

function isFixed(rule: Rule): rule is Rule & FixedRule {
  return rule.action === "exclude" || rule.action === "weight";
}

function isCap(rule: Rule): rule is Rule & CapRule {
  return rule.action === "cap";
}

interface Stage {
  kind: FactorKind<AnyRule>;
  /** Places of its rules in the list. */
  places: number[];
}

/** In order of application; stages of one kind by their name. */
function stagesOf(rules: readonly Rule[]): Stage[] {
  return FACTOR_KINDS.flatMap((kind) => {
    const byName = new Map<string, number[]>();
    for (const [place, rule] of rules.entries()) {
      if (rule.action !== kind.action) continue;
      const name = kind.stage?.(rule) ?? "";
      byName.set(name, [...(byName.get(name) ?? []), place]);
    }
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]): Stage => ({ kind, places }));
  });
}

/** Every rule of the stage sees the weights as the stage found them. */
function applyStage(
  view: BatchView,
  weight: Float64Array,
  kind: FactorKind<AnyRule>,
  places: readonly number[],
  { rules, faults }: Weighed,
  facts: RuleFacts | null,
): void {
  const lowest = new Float64Array(weight.length).fill(Number.POSITIVE_INFINITY);
  for (const place of places) {
    const weighing: Weighing = { view, weight, mask: liveMask(view, weight, rules[place] as Rule) };
    const settled = facts ? settledOf(weighing, kind, rules[place] as Rule, facts) : (rules[place] as Rule);
    if (typeof settled === "string") {
      faults.push({ rule: place, message: settled });
      continue;
    }
    rules[place] = settled;
    const factors = kind.factors(weighing, settled);
    for (let row = 0; row < lowest.length; row += 1)
      if (weighing.mask[row] === 1 && (factors[row] as number) < (lowest[row] as number))
        lowest[row] = factors[row] as number;
  }
  for (let row = 0; row < lowest.length; row += 1)
    if (lowest[row] !== Number.POSITIVE_INFINITY) weight[row] = (weight[row] as number) * (lowest[row] as number);
}

function settledOf(weighing: Weighing, kind: FactorKind<AnyRule>, rule: Rule, facts: RuleFacts): Rule | string {
  return kind.settle ? (kind.settle(weighing, rule, facts) as Rule | string) : rule;
}

/** The rows of the rule's slice that are still in. */
function liveMask(view: BatchView, weight: Float64Array, { where }: Rule): Uint8Array {
  const mask = matchSlice(view, where);
  for (let row = 0; row < mask.length; row += 1)
    if (!((weight[row] as number) > 0) || view.keepItem[view.judgments.item[row] as number] !== 1) mask[row] = 0;
  return mask;
}
