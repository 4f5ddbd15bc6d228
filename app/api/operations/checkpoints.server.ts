/** The models whose responses are judged: registered, approved for weeks or days, down, retired. */
import { z } from "zod";
import { CHECKPOINT_LIST, ON_POLICY_LIST } from "#app/checkpoints/checkpoint-lists.ts";
import { checkpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { checkpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { changeOrNote } from "#app/checkpoints/happened.server.ts";
import { registerCheckpoint } from "#app/checkpoints/register.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { CHANGED, changed, day, param, SAMPLE, said, time } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found } from "../problem.ts";
import { accepted, typedFields } from "../typed.ts";

const own = {
  group: "Checkpoints",
  need: "contracts.read",
  params: { contract: param.contract },
  example: { params: { contract: SAMPLE.contract } },
} as const;
const one = { contract: param.contract, model: param.model };
const ONE = { contract: SAMPLE.contract, model: "model-c" };
const facts = {
  family: z.string().optional(),
  place: z.int().min(1).optional().meta({ description: "Its order, 1 for the oldest." }),
  about: z.string().max(2000).optional(),
  endpoint: z.string().max(2000).optional(),
};

type OfOne<B> = Asked<{ contract: string; model: string }, unknown, B>;

async function change<B extends Record<string, string | number | undefined>>(asked: OfOne<B>, intent: string) {
  const { context, params, person, body } = asked;
  found(await checkpointPage(context, params));
  const { contract: contractId, model } = params;
  accepted(await changeOrNote(context, { contractId, model, intent }, typedFields({ ...body, by: person.name })));
  return CHANGED;
}

export const checkpoints = {
  "GET /contracts/{contract}/checkpoints": listOperation({
    ...own,
    id: "listCheckpoints",
    title: "Checkpoints of a contract: registered ones, and those that deliveries name.",
    list: CHECKPOINT_LIST,
    rows: async ({ context, params }) =>
      found(await checkpointsPage(context.db, params.contract, { now: context.now() })).checkpoints,
  }),
  "GET /contracts/{contract}/on-policy": listOperation({
    ...own,
    id: "listOnPolicy",
    title: "How much of each week came from the checkpoints that were approved for it.",
    list: ON_POLICY_LIST,
    rows: async ({ context, params }) =>
      found(await checkpointsPage(context.db, params.contract, { now: context.now() })).weeks,
  }),
  "POST /contracts/{contract}/checkpoints": operation({
    ...own,
    id: "registerCheckpoint",
    title: "Register a checkpoint, and approve it for days when they are given.",
    need: "contracts.write",
    body: z.strictObject({ model: z.string(), ...facts, fromDay: day.optional(), toDay: day.optional() }),
    answer: changed,
    example: { params: own.example.params, body: { model: "model-c", family: "seven", fromDay: "2026-10-05" } },
    async handle({ context, params, person, body }) {
      found(await contractById(context.db, params.contract));
      accepted(await registerCheckpoint(context, params.contract, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "POST /contracts/{contract}/checkpoints/{model}/entries": operation({
    ...own,
    id: "noteCheckpoint",
    title: "Approve it for days, end that, note that it was down, retire it or restore it.",
    need: "contracts.write",
    params: one,
    body: z.discriminatedUnion("entry", [
      z.strictObject({ entry: z.literal("approve"), fromDay: day, toDay: day.optional(), note: said.optional() }),
      z.strictObject({ entry: z.literal("end"), toDay: day, note: said }),
      z.strictObject({ entry: z.literal("downtime"), fromAt: time, toAt: time.optional(), note: said }),
      z.strictObject({ entry: z.literal("retire"), toDay: day, note: said }),
      z.strictObject({ entry: z.literal("restore"), note: said }),
    ]),
    answer: changed,
    example: {
      params: ONE,
      body: { entry: "downtime", fromAt: "2026-10-06T08:00:00Z", toAt: "2026-10-06T10:00:00Z", note: "Restarted." },
    },
    handle(asked) {
      const { entry, ...body } = asked.body;
      return change({ ...asked, body }, entry);
    },
  }),
  "GET /contracts/{contract}/checkpoints/{model}": pageOperation({
    ...own,
    id: "showCheckpoint",
    title: "One checkpoint: what it is, what happened to it, and the weeks it was collected in.",
    params: one,
    example: { params: ONE },
    page: ({ context, params }) => checkpointPage(context, params),
  }),
  "PUT /contracts/{contract}/checkpoints/{model}": operation({
    ...own,
    id: "changeCheckpoint",
    title: "Change what the register says of it.",
    need: "contracts.write",
    params: one,
    body: z.strictObject(facts),
    answer: changed,
    example: { params: ONE, body: { family: "seven", place: 3, about: "After the second round." } },
    handle: (asked) => change(asked, "change"),
  }),
  "DELETE /contracts/{contract}/checkpoints/{model}": operation({
    ...own,
    id: "removeCheckpoint",
    title: "Take it out of the register, while no delivery names it.",
    need: "contracts.write",
    params: one,
    answer: changed,
    example: { params: ONE },
    handle: (asked) => change({ ...asked, body: {} }, "delete"),
  }),
};
