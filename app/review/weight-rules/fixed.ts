/** Exclusions and fixed weights: the lowest that names a judgment holds. */
import { z } from "zod";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "../match-slice.ts";
import { reason, weight, where } from "./rule-parts.ts";

export const excludeSchema = z.strictObject({ action: z.literal("exclude"), where, reason });
export const weightSchema = z.strictObject({ action: z.literal("weight"), weight, where, reason });

export type FixedRule = z.infer<typeof excludeSchema> | z.infer<typeof weightSchema>;

export function fixedWeightOf(rule: FixedRule): number {
  return rule.action === "exclude" ? 0 : rule.weight;
}

/** By row of `view.judgments`; Infinity where no rule says anything. */
export function lowestWeights(view: BatchView, rules: readonly FixedRule[]): Float32Array {
  const lowest = new Float32Array(view.judgments.n).fill(Number.POSITIVE_INFINITY);
  for (const rule of rules) {
    const own = fixedWeightOf(rule);
    const mask = matchSlice(view, rule.where);
    for (let row = 0; row < mask.length; row += 1)
      if (mask[row] === 1 && own < (lowest[row] as number)) lowest[row] = own;
  }
  return lowest;
}
