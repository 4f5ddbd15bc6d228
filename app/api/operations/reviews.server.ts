/** A reviewer at work on an inspection: take an item, answer it blind, say whether its label can be defended. */
import { z } from "zod";
import { REVIEW_VERDICTS } from "#app/domain/inspection.ts";
import { answerBlind, returnItem, ruleOnLabel, takeNext } from "#app/inspection/review.server.ts";
import { reviewPage } from "#app/inspection/review-page.server.ts";
import { inspectionById } from "#db/inspections.server.ts";
import { param, SAMPLE, time } from "../fields.ts";
import { type Asked, operation } from "../operation.ts";
import { found } from "../problem.ts";
import { told } from "../told.ts";
import { done, typedForm } from "../typed.ts";

const n = z.int().min(0).meta({ description: "As it was drawn." });
const review = z.object({
  ended: z.string().nullable(),
  instructionVersion: z.string().nullable(),
  progress: told("reviewProgress"),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
  item: z
    .object({
      n,
      record: told("reviewRecord").nullable().meta({ description: "Null when the vault has lost the text." }),
      orderKnown: z.boolean(),
      revealed: told("reviewRevealed").nullable(),
    })
    .nullable()
    .meta({ description: "The one that is held for the bearer." }),
});

type OfInspection = Asked<{ inspection: string }, unknown, unknown>;

async function held({ context, params, person }: OfInspection) {
  const page = found(await reviewPage(context, params.inspection, person.name));
  const { ended, instructionVersion, progress, options, item } = page;
  const { n = 0, record = null, orderKnown = true, revealed = null } = item ?? {};
  const shown = item && { n, record, orderKnown, revealed };
  return { ended, instructionVersion, progress, options, item: shown };
}

const said = {
  group: "Reviews",
  need: "inspections.write",
  params: { inspection: param.inspection },
  answer: review,
  example: { params: { inspection: SAMPLE.inspection } },
} as const;

export const reviews = {
  "GET /inspections/{inspection}/review": operation({
    ...said,
    id: "showReview",
    title: "The item that is held for the bearer, and the answers there are.",
    handle: held,
  }),
  "POST /inspections/{inspection}/review/take": operation({
    ...said,
    id: "takeItem",
    title: "Reserve the next item for a quarter of an hour.",
    async handle(asked) {
      const { context, params, person } = asked;
      found(await inspectionById(context.db, params.inspection));
      done(await takeNext(context, params.inspection, person.name));
      return held(asked);
    },
  }),
  "POST /inspections/{inspection}/review/return": operation({
    ...said,
    id: "returnItem",
    title: "Give the reserved item back.",
    async handle(asked) {
      const { context, params, person } = asked;
      found(await inspectionById(context.db, params.inspection));
      done(await returnItem(context, params.inspection, person.name));
      return held(asked);
    },
  }),
  "POST /inspections/{inspection}/review/answer": operation({
    ...said,
    id: "answerItem",
    title: "Answer the item blind; then its label is shown.",
    body: z.strictObject({
      n,
      answer: z.string().max(100).meta({ description: "The id of one of `options`." }),
      shownAt: time.optional().meta({ description: "When it was put before the reviewer; for the time it took." }),
    }),
    example: { ...said.example, body: { n: 0, answer: "2" } },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const row = found(await inspectionById(context.db, params.inspection));
      const shown = body.shownAt === undefined ? undefined : Date.parse(body.shownAt);
      const form = typedForm({ n: body.n, answer: body.answer, shown });
      done(await answerBlind(context, row, person.name, form));
      return held(asked);
    },
  }),
  "POST /inspections/{inspection}/review/ruling": operation({
    ...said,
    id: "ruleOnLabel",
    title: "Say whether the label can be defended, or which class of defect it is; then the next item is held.",
    body: z.strictObject({
      n,
      verdict: z.enum(REVIEW_VERDICTS),
      note: z.string().max(2000).optional().meta({ description: "With a defect: what the label goes against." }),
    }),
    example: { ...said.example, body: { n: 0, verdict: "defensible" } },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const row = found(await inspectionById(context.db, params.inspection));
      done(await ruleOnLabel(context, row, person.name, { n: body.n, verdict: body.verdict, note: body.note ?? "" }));
      return held(asked);
    },
  }),
};
