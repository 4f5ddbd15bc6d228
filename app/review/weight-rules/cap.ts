/** Caps: a floor and a ceiling on the weights that all other rules leave. */
import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "../match-slice.ts";
import { bound, clipped, MAX_WEIGHT, MIN_WEIGHT, reason, where } from "./rule-parts.ts";

export const capSchema = z
  .strictObject({ action: z.literal("cap"), where, least: bound.optional(), most: bound.optional(), reason })
  .refine(({ least, most }) => least !== undefined || most !== undefined, "Say the least weight, the most, or both.")
  .refine(({ least = MIN_WEIGHT, most = MAX_WEIGHT }) => least <= most, "The least weight is above the most.");

export type CapRule = z.infer<typeof capSchema>;

export const CAP_TITLE = "Caps";
export const CAP_ABOUT =
  "The least and the most weight that a judgment which is in may end up with. Where caps meet, the lower holds; none brings back what is out.";

/** Lifts and lowers `weight` in place; every weight above 0 ends within the bounds that all weights have. */
export function applyCaps(view: BatchView, rules: readonly CapRule[], weight: Float64Array): void {
  const floor = new Float64Array(weight.length).fill(Number.POSITIVE_INFINITY);
  const ceiling = new Float64Array(weight.length).fill(MAX_WEIGHT);
  for (const { where: slice, least, most } of rules) {
    const mask = matchSlice(view, slice);
    for (let row = 0; row < mask.length; row += 1) {
      if (mask[row] === 0) continue;
      if (least !== undefined) floor[row] = Math.min(floor[row] as number, least);
      if (most !== undefined) ceiling[row] = Math.min(ceiling[row] as number, most);
    }
  }
  for (let row = 0; row < weight.length; row += 1) {
    const least = floor[row] as number;
    if ((weight[row] as number) > 0)
      weight[row] = clipped(weight[row] as number, Number.isFinite(least) ? least : MIN_WEIGHT, ceiling[row] as number);
  }
}

export function capPhrase({ least, most }: CapRule): string {
  const bounds = [
    least !== undefined && `at least ${lineText(least)}`,
    most !== undefined && `at most ${lineText(most)}`,
  ];
  return bounds.filter(Boolean).join(" and ");
}
