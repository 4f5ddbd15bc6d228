/**
 * The canonical record as a schema: the specification that the hand-written check is held to, and the source of the
 * format's documentation and JSON Schema. Not used on the way in: it is some seven times slower.
 */
import { z } from "zod";
import { parseInstant } from "#app/domain/instant.ts";
import { LAST_TURN, LONGEST_ID, MOST_JUDGMENTS, MOST_RESPONSES } from "./check-item.ts";
import { GIVEN_TIE_KINDS, MOST_SECONDS } from "./check-judgment.ts";
import { ROLES } from "./check-messages.ts";
import { isCleanText, LONGEST_NAME } from "./check-text.ts";
import { judgmentSchema } from "./judgment-schema.ts";
import { goldSchema, labelIssues } from "./label-schema.ts";

const text = z.string().refine(isCleanText, "NUL or half a surrogate pair");
const name = text.min(1).max(LONGEST_NAME);

const messageSchema = z.looseObject({
  role: z.enum(ROLES).describe("Who speaks."),
  content: text.describe("What is said."),
});

const textOrMessages = z.union([text, z.array(messageSchema).min(1)]);

export const responseSchema = z.looseObject({
  text: textOrMessages.describe("The completion: a text, or messages when it has several turns. May be empty."),
  model: name.nullish().describe("Model or checkpoint that wrote it."),
  params: z.record(z.string(), z.unknown()).nullish().describe("Sampling parameters."),
  verified: z.array(z.boolean()).nullish().describe("One verdict per constraint, when the vendor ran the check."),
});

const provenance = {
  annotator: name.nullish().describe("Pseudonym; absent = one anonymous annotator."),
  seconds: z.number().min(0).max(MOST_SECONDS).nullish().describe("Active seconds."),
  started_at: z.string().refine(isInstant, "ISO 8601").nullish(),
  at: z.string().refine(isInstant, "ISO 8601").nullish().describe("When the label was given."),
  comment: text.nullish(),
  is_repeat_of: name.nullish(),
  tie_kind: z.enum(GIVEN_TIE_KINDS as [string, ...string[]]).nullish(),
  meta: z.record(z.string(), z.unknown()).nullish(),
};

export const recordSchema = z
  .looseObject({
    id: text.min(1).max(LONGEST_ID).describe("The vendor's record id, unique in the delivery."),
    prompt: textOrMessages
      .refine((prompt) => prompt !== "", "empty prompt")
      .describe("The conversation up to the response, system and earlier turns included."),
    responses: z.array(responseSchema).min(1).max(MOST_RESPONSES).describe("In the order shown to the annotator."),
    judgments: z
      .array(judgmentSchema(provenance, text, name))
      .max(MOST_JUDGMENTS)
      .describe("None = awaiting feedback."),
    conversation: name.nullish().describe("Groups the turns of one conversation."),
    turn: z.int().min(1).max(LAST_TURN).nullish().describe("1-based turn of the conversation."),
    domain: name.nullish().describe("A stratum of the contract."),
    language: name.nullish().describe("BCP 47."),
    tags: z.array(name).nullish(),
    gold: goldSchema.nullish().describe("An agreed answer: this is a gold item."),
    constraints: z
      .array(z.looseObject({ id: name, args: z.record(z.string(), z.unknown()).nullish() }))
      .nullish()
      .describe("Verifiable instructions."),
    order_known: z.boolean().nullish().describe("false when display order is lost. Default true."),
    meta: z.record(z.string(), z.unknown()).nullish().describe("Kept and shown, never interpreted."),
  })
  .superRefine((record, context) => {
    const constraints = record.constraints?.length ?? 0;
    for (const response of record.responses)
      if (response.verified && response.verified.length !== constraints)
        context.addIssue({ code: "custom", path: ["responses"], message: "one verdict per constraint" });
    for (const message of labelIssues(record)) context.addIssue({ code: "custom", path: ["judgments"], message });
  });

function isInstant(value: string): boolean {
  return !Number.isNaN(parseInstant(value));
}
