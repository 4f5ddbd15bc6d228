/**
 * Exclusions and weights as rules over slices, resolved once to one weight per judgment.
 *
 * Where rules overlap they count once: an exclusion wins, otherwise the lowest weight does. The order of the rules
 * therefore never matters, and no judgment is punished twice for the same doubt.
 */
import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "./match-slice.ts";
import { describeSlice, sliceSchema } from "./slice.ts";

/** Weights above 1 stress a slice; beyond this one a few rows would carry the release. */
export const MAX_WEIGHT = 3;
/** Weights are written with six decimals; what is smaller than this is meant as an exclusion. */
export const MIN_WEIGHT = 0.001;

const where = sliceSchema;
const reason = z.string().trim().min(1, "Say why.").max(2000);

export const ruleSchema = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("exclude"), where, reason }),
  z.strictObject({
    action: z.literal("weight"),
    /** 0 is the same as an exclusion. */
    weight: z
      .number()
      .max(MAX_WEIGHT, `A weight is at most ${MAX_WEIGHT}.`)
      .refine((weight) => weight === 0 || weight >= MIN_WEIGHT, `A weight is 0, or at least ${MIN_WEIGHT}.`),
    where,
    reason,
  }),
]);

export const rulesSchema = z.array(ruleSchema).max(500);

export type Rule = z.infer<typeof ruleSchema>;

/** The batch as the rules leave it: the same columns, other weights and mask. */
export function applyRules(view: BatchView, rules: readonly Rule[]): BatchView {
  const weight = resolveWeights(view, rules);
  return { ...view, weight, keepItem: keptItems(view, weight) };
}

/** One weight per row of `view.judgments`, times the weight the row already had; 1 where no rule says anything. */
export function resolveWeights(view: BatchView, rules: readonly Rule[]): Float32Array {
  const lowest = new Float32Array(view.judgments.n).fill(Number.POSITIVE_INFINITY);
  for (const rule of rules) {
    const weight = weightOf(rule);
    const mask = matchSlice(view, rule.where);
    for (let row = 0; row < mask.length; row += 1)
      if (mask[row] === 1 && weight < (lowest[row] as number)) lowest[row] = weight;
  }
  return lowest.map((weight, row) => (weight === Number.POSITIVE_INFINITY ? 1 : weight) * (view.weight[row] as number));
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
  const action = weightOf(rule) === 0 ? "Leave out" : `Weight ${lineText(weightOf(rule))} for`;
  return `${action} ${describeSlice(rule.where)}: ${rule.reason.replace(/\.$/, "")}.`;
}

function weightOf(rule: Rule): number {
  return rule.action === "exclude" ? 0 : rule.weight;
}
