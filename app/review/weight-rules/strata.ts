import { z } from "zod";
import { lineText, percentText } from "#app/domain/figure.ts";
import { DIMENSIONS } from "../dimensions.ts";
import { matchSlice } from "../match-slice.ts";
import { sliceSchema } from "../slice.ts";
import { type FactorKind, factorsOf, neverSettled, type Weighing } from "./factor-kind.ts";
import { bound, clipped, reason, rounded, where } from "./rule-parts.ts";
import { shareFault, sharesOfRecords } from "./strata-shares.ts";

/** A comparison of two models lies in two strata, so that models have no shares that add up. */
export const STRATA_DIMENSIONS = DIMENSIONS.filter(({ id }) => id !== "model");

export const strataSchema = z.strictObject({
  action: z.literal("strata"),
  where,
  dimension: z.enum(STRATA_DIMENSIONS.map(({ id }) => id) as [string, ...string[]]),
  /** Strata not named share what is left as they stand. */
  shares: z
    .array(
      z.strictObject({
        stratum: z.string().min(1),
        share: z
          .number()
          .gt(0, "A share is above 0; to leave a stratum out, exclude it.")
          .max(1, "A share is at most 1."),
      }),
    )
    .min(1, "Name at least one stratum with its share.")
    .max(200)
    .refine((shares) => new Set(shares.map(({ stratum }) => stratum)).size === shares.length, "Name each stratum once.")
    .refine(
      (shares) => shares.reduce((sum, { share }) => sum + share, 0) <= 1.001,
      "The shares come to more than 100 %.",
    ),
  least: bound,
  most: bound,
  frozen: z
    .strictObject({
      /** `where` is the stratum within the rule's slice; the first that a judgment lies in holds. */
      strata: z.array(z.strictObject({ where: sliceSchema, actual: z.number(), factor: z.number().positive() })),
      rest: z.number().positive(),
    })
    .optional(),
  reason,
});

export type StrataRule = z.infer<typeof strataSchema>;

/** Post-stratification (Holt and Smith 1979): target share / share as it stands, the shares being of records' weight. */
export const strata: FactorKind<StrataRule> = {
  action: "strata",
  title: "To target shares",
  about:
    "Target share over the share as it stands after the steps before, within bounds, by domain, language, turn or another way to cut the batch. Each record counts the mean weight of its judgments.",
  stage: ({ dimension }) => `strata ${dimension}`,
  settle(weighing, rule) {
    const dimension = STRATA_DIMENSIONS.find(({ id }) => id === rule.dimension);
    const found = dimension?.strataOf(weighing.view);
    const slices = rule.shares.map(({ stratum }) => found?.slices[found.names.indexOf(stratum)]);
    const stranger = rule.shares.find((_, i) => slices[i] === undefined);
    if (stranger)
      return `Target shares cannot be used: this batch has no ${dimension?.title ?? rule.dimension} “${stranger.stratum}”.`;
    const known = slices.flatMap((slice) => slice ?? []);
    const actual = sharesOfRecords(weighing, placesOf(weighing, known), known.length);
    const fault = shareFault(rule.shares, actual);
    if (fault) return `Target shares cannot be used: ${fault}`;
    const named = rule.shares.reduce((sum, { share }) => sum + share, 0);
    const factor = (target: number, share: number) => rounded(clipped(target / share, rule.least, rule.most));
    const rest = actual.at(-1) ?? 0;
    return {
      ...rule,
      frozen: {
        strata: known.map((where, i) => ({
          where,
          actual: rounded(actual[i] ?? 0),
          factor: factor(rule.shares[i]?.share ?? 0, actual[i] ?? 0),
        })),
        rest: rest > 0 ? factor(1 - named, rest) : 1,
      },
    };
  },
  factors(weighing, rule) {
    const { frozen } = rule;
    if (!frozen) throw neverSettled(rule);
    const places = placesOf(
      weighing,
      frozen.strata.map((one) => one.where),
    );
    const factors = [...frozen.strata.map(({ factor }) => factor), frozen.rest];
    return factorsOf(weighing.mask, (row) => factors[places[row] as number] as number);
  },
  phrase: ({ dimension, shares, least, most }) =>
    `to target shares by ${dimension.replace("-", " ")}: ${shares.map(({ stratum, share }) => `${stratum} ${percentText(share)}`).join(", ")}, factors from ${lineText(least)} to ${lineText(most)}`,
};

/** By row, the first slice that holds it; slices.length = none. */
function placesOf({ view, mask }: Weighing, slices: readonly StrataRule["where"][]): Uint16Array {
  const places = new Uint16Array(mask.length).fill(slices.length);
  for (const [place, slice] of [...slices.entries()].reverse()) {
    const matched = matchSlice(view, slice);
    for (let row = 0; row < places.length; row += 1) if (matched[row] === 1) places[row] = place;
  }
  return places;
}
