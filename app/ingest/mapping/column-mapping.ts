/** A vendor's table, column by column: which cell becomes what in the canonical record. Versioned JSON, saved per vendor. */
import { z } from "zod";

const column = z.string().min(1).max(512);
const cellValue = z.union([z.string(), z.number(), z.boolean()]);

export const labelScaleSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("likert"),
      points: z.int().min(2).max(101),
      firstIs: z.enum(["first-better", "second-better"]).describe("What the lowest point, or the first word, means."),
      values: z
        .array(cellValue)
        .optional()
        .describe("The words of the points, lowest first, when they are no numbers."),
    })
    .refine((scale) => scale.values === undefined || scale.values.length === scale.points, "one word per point"),
  z.strictObject({
    kind: z.literal("choice"),
    first: z.array(cellValue).min(1),
    second: z.array(cellValue).min(1),
    tie: z.array(cellValue).default([]),
    bothBad: z.array(cellValue).default([]),
    degree: z
      .strictObject({ column, levels: z.array(cellValue).min(1).describe("Weakest first.") })
      .optional()
      .describe("A second column that says how much better."),
  }),
  z.strictObject({
    kind: z.literal("strength"),
    scale: z.number().positive(),
    negativeIs: z.enum(["first-better", "second-better"]),
  }),
]);
export type MappingScale = z.infer<typeof labelScaleSchema>;

export const columnMappingSchema = z
  .strictObject({
    version: z.literal(1),
    item: z.union([column, z.array(column).min(1), z.null()]).describe("Columns that tell items apart; null = none."),
    row: z.enum(["item", "judgment"]).describe("Whether a row is a whole item, or one of several judgments of it."),
    prompt: z
      .strictObject({ columns: z.array(column).min(1), system: column.optional() })
      .describe("Columns joined by a blank line, a text or a message list each."),
    responses: z
      .array(z.strictObject({ text: column, model: column.optional() }))
      .length(2)
      .describe("In the order shown."),
    label: z.strictObject({
      columns: z.array(column).min(1).max(50).describe("Several = one annotator each, named by the column."),
      annotators: z.array(column).optional().describe("Columns with the annotator of each label column."),
      scale: labelScaleSchema,
    }),
    annotator: column.optional(),
    at: column.optional(),
    seconds: z.strictObject({ column, unit: z.enum(["s", "ms"]) }).optional(),
    comment: column.optional(),
    domain: column.optional(),
    language: column.optional(),
    conversation: column.optional(),
    turn: column.optional(),
    gold: z
      .strictObject({ column, scale: labelScaleSchema.optional() })
      .optional()
      .describe("An agreed answer; without a scale of its own it is read on the scale of the label."),
    orderKnown: z.boolean(),
  })
  .refine(
    ({ label }) => label.annotators === undefined || label.annotators.length === label.columns.length,
    "label.annotators must pair with label.columns",
  );
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** Reads a saved or hand-written mapping; the error is a sentence that names the place. */
export function parseMapping(json: unknown): { ok: true; mapping: ColumnMapping } | { ok: false; error: string } {
  const parsed = columnMappingSchema.safeParse(json);
  if (parsed.success) return { ok: true, mapping: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, error: `${issue?.path.join(".") || "mapping"}: ${issue?.message ?? "not a mapping"}` };
}
