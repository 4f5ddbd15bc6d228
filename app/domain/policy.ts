/** A policy: the contract's versioned criteria. Their outcome is a recommendation, never a decision. */
import { z } from "zod";
import { COMMERCIAL, TRAINING } from "./decision.ts";
import { BASIS_POINTS } from "./pricing.ts";

const axes = z.strictObject({ commercial: z.enum(COMMERCIAL), training: z.enum(TRAINING) });

export const criterionSchema = z.strictObject({
  /** Metric id. */
  metric: z.string().min(1, "Name the metric."),
  /** On the metric's own scale; distances from its target when it has one. */
  warn: z.number(),
  fail: z.number(),
  /** Below this n there is not enough data to judge. */
  minimumN: z.int("A minimum n is a whole number.").min(0, "A minimum n is not negative."),
  /** Gates decide whether a delivery passes; the others advise. */
  gate: z.boolean(),
  onWarn: axes,
  onFail: axes,
  /** `hold` stops the clock until there is evidence; `note` only says so. */
  whenInsufficient: z.enum(["hold", "note"]),
});

export const creditSchema = z.strictObject({
  goldAtLeast: z.number().min(0).max(1, "Gold accuracy lies between 0 and 1."),
  creditBasisPoints: z.int().min(0).max(BASIS_POINTS, "A credit is at most 10,000 basis points (100 %)."),
});

export const policySchema = z
  .strictObject({
    name: z.string().trim().min(1, "A policy needs a name."),
    version: z.int().min(1),
    criteria: z.array(criterionSchema).min(1, "A policy needs at least one criterion."),
    /** Credit by gold accuracy, best first; below the last row the batch is not acceptable. May be empty. */
    credits: z.array(creditSchema),
  })
  .superRefine(({ criteria, credits }, context) => {
    const seen = new Set<string>();
    for (const [index, { metric }] of criteria.entries()) {
      if (seen.has(metric))
        context.addIssue({
          code: "custom",
          path: ["criteria", index, "metric"],
          message: `${metric} has two criteria.`,
        });
      seen.add(metric);
    }
    for (const [index, row] of credits.entries()) {
      const better = credits[index - 1];
      if (better && (row.goldAtLeast >= better.goldAtLeast || row.creditBasisPoints <= better.creditBasisPoints))
        context.addIssue({
          code: "custom",
          path: ["credits", index],
          message: "Credits run from the highest gold accuracy down, each with a larger credit than the one before.",
        });
    }
  });

export type Policy = z.infer<typeof policySchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type CreditRow = z.infer<typeof creditSchema>;

/**
 * Credit in basis points for a gold accuracy; null when it is below the last row.
 *
 * @example creditFor([{ goldAtLeast: 0.9, creditBasisPoints: 0 }, { goldAtLeast: 0.87, creditBasisPoints: 1000 }], 0.88) // 1000
 */
export function creditFor(credits: readonly CreditRow[], gold: number): number | null {
  return credits.find(({ goldAtLeast }) => gold >= goldAtLeast)?.creditBasisPoints ?? null;
}
