/**
 * Exclusions and weights as rules over slices: what a decision stores, a link carries and a release applies.
 *
 * They resolve to one weight per judgment (`weigh-rules.ts`), whatever order they are written in; where two rules of a kind
 * overlap they count once, so that no judgment is punished twice for the same doubt.
 */
import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { describeSlice } from "./slice.ts";
import { weighRules } from "./weigh-rules.ts";
import { capPhrase, capSchema } from "./weight-rules/cap.ts";
import { checkpointAgeSchema } from "./weight-rules/checkpoint-age.ts";
import { confidenceSchema } from "./weight-rules/confidence.ts";
import { duplicatesSchema } from "./weight-rules/duplicates.ts";
import { excludeSchema, fixedWeightOf, weightSchema } from "./weight-rules/fixed.ts";
import { FACTOR_KINDS } from "./weight-rules/index.ts";
import { reliabilitySchema } from "./weight-rules/reliability.ts";
import { strataSchema } from "./weight-rules/strata.ts";
import { strengthSchema } from "./weight-rules/strength.ts";
import { turnsSchema } from "./weight-rules/turns.ts";

export { MAX_WEIGHT, MIN_WEIGHT } from "./weight-rules/rule-parts.ts";

export const ruleSchema = z.discriminatedUnion("action", [
  excludeSchema,
  weightSchema,
  strengthSchema,
  reliabilitySchema,
  confidenceSchema,
  duplicatesSchema,
  turnsSchema,
  checkpointAgeSchema,
  strataSchema,
  capSchema,
]);

/** The kinds of rule, as they are written. */
export const RULE_ACTIONS = ruleSchema.options.map(({ shape }) => shape.action.value);

export const MAX_RULES = 500;

export const rulesSchema = z.array(ruleSchema).max(MAX_RULES);

export type Rule = z.infer<typeof ruleSchema>;

/** The batch as the rules leave it: the same columns, other weights and mask. */
export function applyRules(view: BatchView, rules: readonly Rule[]): BatchView {
  return withWeights(view, resolveWeights(view, rules));
}

/** The same where the weights are known already. */
export function withWeights(view: BatchView, weight: Float32Array): BatchView {
  return { ...view, weight, keepItem: keptItems(view, weight) };
}

/**
 * One weight per row of `view.judgments`, times the weight the row already had; 1 where no rule says anything.
 *
 * @throws Error on a rule whose estimates were never worked out (see `settledRules`)
 */
export function resolveWeights(view: BatchView, rules: readonly Rule[]): Float32Array {
  return weighRules(view, rules, null).weight;
}

/** An item stays in while a judgment of it has weight, or when it never had a judgment. */
export function keptItems(view: BatchView, weight: Float32Array): Uint8Array {
  const { firstJudgment } = view.items;
  return view.keepItem.map((kept, item) => {
    const from = firstJudgment[item] as number;
    const to = firstJudgment[item + 1] as number;
    if (kept === 0 || from === to) return kept;
    for (let row = from; row < to; row += 1) if ((weight[row] as number) > 0) return 1;
    return 0;
  });
}

/** @example "Leave out judgments by w-17: gold accuracy 0.61." */
export function describeRule(rule: Rule): string {
  return `${describeAction(rule)}: ${rule.reason.replace(/\.$/, "")}.`;
}

/** The same without the reason. @example "Weigh judgments in code by 1 over the turns of their conversation" */
export function describeAction(rule: Rule): string {
  const slice = describeSlice(rule.where);
  if (rule.action === "exclude" || rule.action === "weight") {
    const weight = fixedWeightOf(rule);
    return `${weight === 0 ? "Leave out" : `Weight ${lineText(weight)} for`} ${slice}`;
  }
  if (rule.action === "cap") return `Keep the weight of ${slice} ${capPhrase(rule)}`;
  const kind = FACTOR_KINDS.find(({ action }) => action === rule.action);
  return `Weigh ${slice} ${kind?.phrase(rule)}`;
}
