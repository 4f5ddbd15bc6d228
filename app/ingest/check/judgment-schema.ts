/** The judgments of the canonical record, one shape per kind. Part of the specification in `record-schema.ts`. */
import { z } from "zod";
import { CHOICE_WORDS, MOST_DEGREES, MOST_POINTS } from "./label-faults.ts";

type Provenance = Record<string, z.ZodType>;

const degrees = z.int().min(1).max(MOST_DEGREES).nullish();
export const choiceLabel = {
  kind: z.literal("choice"),
  value: z.union([z.enum(CHOICE_WORDS), z.int().min(0)]).describe("The response preferred, as a word or an index."),
  degree: z.int().min(1).nullish().describe("1 = negligibly … degrees = significantly better."),
  degrees,
};
export const likertLabel = {
  kind: z.literal("likert"),
  value: z.int().min(1).describe("1 = first much better … points = second much better."),
  points: z.int().min(2).max(MOST_POINTS),
};
export const strengthLabel = {
  kind: z.literal("strength"),
  value: z.number().describe("Signed, negative prefers the first; -100 = neither is valid."),
  scale: z.number().positive(),
};

export function judgmentSchema(provenance: Provenance, text: z.ZodType, name: z.ZodType) {
  const index = z.int().min(0);
  const span = z
    .looseObject({
      response: index,
      start: z.int().min(0).describe("Unicode code points, 0-based."),
      end: z.int(),
      category: name,
      severity: z.union([z.string(), z.number()]).nullish(),
      quote: text.nullish(),
    })
    .refine((mark) => mark.end > mark.start, "encloses no text");
  return z.discriminatedUnion("kind", [
    z.looseObject({ ...provenance, ...likertLabel }),
    z.looseObject({ ...provenance, ...choiceLabel }),
    z.looseObject({ ...provenance, ...strengthLabel }),
    z.looseObject({
      ...provenance,
      kind: z.literal("rating"),
      values: z.array(z.number()).describe("One per response."),
      min: z.number(),
      max: z.number(),
      attribute: name.nullish(),
    }),
    z.looseObject({
      ...provenance,
      kind: z.literal("ranking"),
      ranks: z.array(z.int().min(1)).describe("One per response, 1 = best, ties allowed."),
    }),
    z.looseObject({ ...provenance, kind: z.literal("thumbs"), value: z.boolean(), response: index.nullish() }),
    z.looseObject({ ...provenance, kind: z.literal("edit"), text, preferred: index.nullish() }),
    z.looseObject({ ...provenance, kind: z.literal("spans"), spans: z.array(span) }),
    z.looseObject({ ...provenance, kind: z.literal("critique"), text, revision: text.nullish() }),
  ]);
}
