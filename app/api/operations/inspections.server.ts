/** Our own look at a sample: the plan, the draw, the standing, the end. */
import { z } from "zod";
import { DEFECT_CLASSES, INSPECTION_KINDS, PLAN_KINDS } from "#app/domain/inspection.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { drawQueue, QUEUE_SIZE, QUEUE_SOURCES } from "#app/inspection/draw-queue.server.ts";
import { endInspection } from "#app/inspection/end.server.ts";
import { inspectPage } from "#app/inspection/inspect-page.server.ts";
import { INSPECTION_LIST, ITEM_LIST } from "#app/inspection/inspection-lists.ts";
import { inspectionPage } from "#app/inspection/inspection-page.server.ts";
import { percentOf, planForm } from "#app/inspection/plan-form.ts";
import { inspectionById } from "#db/inspections.server.ts";
import { id, iso, param, reason, SAMPLE, signed, time } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { told } from "../told.ts";
import { done, typedForm } from "../typed.ts";

const share = z.number().gt(0).lt(1);
const ofClasses = z.strictObject({ critical: share.optional(), major: share.optional(), minor: share.optional() });
const plan = z
  .strictObject({
    kind: z.enum(PLAN_KINDS),
    limits: ofClasses
      .optional()
      .meta({ description: "Share of defects by class; those of the standard when left out." }),
    good: ofClasses.optional().meta({ description: "With `sequential`: what a good lot has." }),
    alpha: share.optional(),
    beta: share.optional(),
    confidence: share.optional(),
  })
  .meta({ description: "Shares, not percentages: 0.08 is 8 %." });
type Plan = z.output<typeof plan>;

/** The plan as the page's form asks for it, which knows the standard values and the bounds. */
function typedPlan({ kind, limits, good, ...risks }: Plan): URLSearchParams {
  const percent = (one: number | undefined) => (one === undefined ? undefined : percentOf(one));
  const form = typedForm({ plan: kind, of: kind, alpha: percent(risks.alpha), beta: percent(risks.beta) });
  if (risks.confidence !== undefined) form.set("confidence", percentOf(risks.confidence));
  for (const name of limits ? DEFECT_CLASSES : []) {
    form.set(name, percent(limits?.[name]) ?? "");
    form.set(`${name}-good`, percent(good?.[name]) ?? "");
  }
  return form;
}

const inspection = z.object({
  id,
  number: z.int(),
  kind: z.enum(INSPECTION_KINDS),
  batch: id,
  contract: id,
  plan: told("inspectionPlan").nullable(),
  planInWords: z.string().nullable(),
  source: z.string(),
  seed: z.int().nullable().meta({ description: "With it the draw can be repeated." }),
  population: z.int(),
  instructionVersion: z.string().nullable(),
  drawnAt: time,
  drawnBy: signed,
  standing: told("inspectionStanding"),
  inWords: z.string(),
  held: z.int(),
  outdated: z.boolean().meta({ description: "A later delivery took the place of one that was drawn from." }),
  outcome: z.object({ end: z.string(), reason: z.string(), by: signed, at: time }).nullable(),
});

async function shown({ context }: Pick<Asked<unknown, unknown, unknown>, "context">, one: string) {
  const page = found(await inspectionPage(context, one, new URLSearchParams()));
  const { number, kind, source, seed, population, instructionVersion, drawnBy, standing, held, outcome } = page;
  return {
    ...{ id: page.id, number, kind, batch: page.batch.id, contract: page.contract.id, source, seed, population, held },
    ...{ plan: page.plan, planInWords: page.planText, instructionVersion, drawnBy },
    ...{ drawnAt: iso(page.drawnAt), standing, inWords: page.sentence, outdated: page.isOutdated },
    outcome: outcome && { end: outcome.end, reason: outcome.reason, by: outcome.endedBy, at: iso(outcome.endedAt) },
  };
}

const said = { group: "Inspections", params: { batch: param.batch } } as const;
const ofBatch = { params: { batch: SAMPLE.batch } };

export const inspections = {
  "GET /batches/{batch}/inspections": listOperation({
    ...said,
    id: "listInspections",
    title: "The inspections of a week.",
    need: "contracts.read",
    list: INSPECTION_LIST,
    also: { id: (row) => row.id, kind: ({ kind }) => kind, end: ({ end }) => end },
    example: ofBatch,
    rows: async ({ context, params }) =>
      found(await inspectPage(context, params.batch, new URLSearchParams())).inspections,
  }),
  "POST /batches/{batch}/inspections/plan": operation({
    ...said,
    id: "planInspection",
    title: "What a plan would draw, and what it lets pass and stops; nothing is drawn.",
    need: "contracts.read",
    reads: true,
    body: z.strictObject({ plan }),
    answer: z.object({
      judgments: z.int(),
      left: z.int().meta({ description: "Of which none was drawn before." }),
      switching: z.string().nullable(),
      plan: told("inspectionPlan"),
      inWords: z.string(),
      classes: z.array(told("inspectionClass")),
    }),
    example: { ...ofBatch, body: { plan: { kind: "zero-acceptance", limits: { major: 0.2 } } } },
    async handle({ context, params, body }) {
      const page = found(await inspectPage(context, params.batch, typedPlan(body.plan)));
      const { preview, form } = page;
      if (preview.kind === "refused")
        throw refused(preview.message === "" ? form.errors : { [preview.field]: preview.message });
      const { judgments, left, switching } = page;
      const { plan, classes, sentence: inWords } = preview;
      return { judgments, left, switching, plan, inWords, classes };
    },
  }),
  "POST /batches/{batch}/inspections": operation({
    ...said,
    id: "drawInspection",
    title: "Draw a sample by a plan, or a queue of chosen items.",
    need: "inspections.write",
    body: z.union([
      z.strictObject({ plan, seed: z.int().min(0).optional().meta({ description: "By chance when left out." }) }),
      z.strictObject({
        queue: z.strictObject({ source: z.enum(QUEUE_SOURCES), most: z.int().min(1).max(1000).optional() }),
      }),
    ]),
    status: 201,
    answer: inspection,
    example: { ...ofBatch, body: { plan: { kind: "zero-acceptance", limits: { major: 0.2 } }, seed: 7 } },
    async handle(asked) {
      const { context, person, body } = asked;
      const by = { batchId: asked.params.batch, by: person.name };
      if ("queue" in body) {
        const { source, most = QUEUE_SIZE } = body.queue;
        const { id: drawn } = done(await drawQueue(context, { ...by, source, most }));
        return new Located(`/api/v1/inspections/${drawn}`, await shown(asked, drawn));
      }
      const { request, errors } = planForm(typedPlan(body.plan));
      if (Object.keys(errors).length > 0) throw refused(errors);
      const { id: drawn } = done(await drawLot(context, { ...by, request, seed: body.seed ?? null }));
      return new Located(`/api/v1/inspections/${drawn}`, await shown(asked, drawn));
    },
  }),
  "GET /inspections/{inspection}": operation({
    id: "showInspection",
    group: "Inspections",
    title: "One inspection: how far it is and what it comes to.",
    need: "contracts.read",
    params: { inspection: param.inspection },
    answer: inspection,
    example: { params: { inspection: SAMPLE.inspection } },
    handle: (asked) => shown(asked, asked.params.inspection),
  }),
  "GET /inspections/{inspection}/items": listOperation({
    id: "listInspectedItems",
    group: "Inspections",
    title: "The items that were drawn, and what was said of those that are settled.",
    need: "exports.take",
    params: { inspection: param.inspection },
    list: ITEM_LIST,
    example: { params: { inspection: SAMPLE.inspection } },
    rows: async ({ context, params }) =>
      found(await inspectionPage(context, params.inspection, new URLSearchParams({ show: "all" }))).lines,
  }),
  "POST /inspections/{inspection}/end": operation({
    id: "endInspection",
    group: "Inspections",
    title: "End it: because the verdict is certain already, or because it is given up.",
    need: "inspections.write",
    params: { inspection: param.inspection },
    body: z.discriminatedUnion("end", [
      z.strictObject({ end: z.literal("conclude") }),
      z.strictObject({ end: z.literal("abandon"), reason }),
    ]),
    answer: inspection,
    example: {
      params: { inspection: SAMPLE.inspection },
      body: { end: "abandon", reason: "Drawn from the wrong week." },
    },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const row = found(await inspectionById(context.db, params.inspection));
      const why = body.end === "abandon" ? body.reason : undefined;
      done(await endInspection(context, row, typedForm({ intent: body.end, by: person.name, reason: why })));
      return shown(asked, params.inspection);
    },
  }),
};
