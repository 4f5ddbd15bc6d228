/** Gold of a contract: what annotators contest, what two people agree on, and what is retired. */
import { z } from "zod";
import { adjudicate, NO_ANSWER, retire } from "#app/calibration/adjudicate.server.ts";
import { CONTESTED_LIST, GOLD_LIST } from "#app/calibration/calibration-lists.ts";
import { calibrationPage } from "#app/calibration/calibration-page.server.ts";
import { adjudicatePage, contestedPage } from "#app/calibration/contested-page.server.ts";
import { queueMeasuring } from "#app/jobs/queue-measuring.server.ts";
import { CHANGED, changed, param, reason, SAMPLE, said } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { found } from "../problem.ts";
import { done } from "../typed.ts";

const group = "Calibration";
const CONTRACT = { params: { contract: SAMPLE.contract } };
const BATCH = { params: { batch: SAMPLE.batch } };

export const gold = {
  "GET /batches/{batch}/contested": listOperation({
    id: "listContested",
    group,
    title: "Items on which annotators disagree most, or against gold.",
    need: "contracts.read",
    params: { batch: param.batch },
    list: CONTESTED_LIST,
    example: BATCH,
    rows: async ({ context, params }) => found(await contestedPage(context, params.batch)).rows,
  }),
  "POST /batches/{batch}/adjudications": operation({
    id: "adjudicate",
    group,
    title: "Two people agree on the answer to an item, or that it has none; an answer becomes gold of the contract.",
    need: "calibration.write",
    params: { batch: param.batch },
    body: z.strictObject({
      delivery: z.int(),
      record: z.int().min(0),
      answer: z
        .string()
        .max(100)
        .meta({ description: `The id of an answer, or \`${NO_ANSWER}\`.` }),
      secondedBy: z.string().meta({ description: "The other person; the bearer is the one." }),
      reason: said,
    }),
    answer: changed,
    example: {
      ...BATCH,
      body: { delivery: 1, record: 1, answer: "2", secondedBy: "Ada Second", reason: "The first is true." },
    },
    async handle({ context, params, person, body }) {
      const { delivery: deliveryId, record: n, ...agreed } = body;
      const address = { batchId: params.batch, deliveryId, n };
      const { seconders } = found(await adjudicatePage(context, { ...address, asking: person.name }));
      const request = { ...address, ...agreed, agreedBy: person.name, seconders };
      const written = done(await adjudicate(context, request));
      if (written.gold) await queueMeasuring(context, written.gold);
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/gold": listOperation({
    id: "listGold",
    group,
    title: "The contract’s own gold.",
    need: "contracts.read",
    params: { contract: param.contract },
    list: GOLD_LIST,
    also: { id: (row) => row.id },
    example: CONTRACT,
    rows: async ({ context, params }) =>
      found(await calibrationPage(context, params.contract, new URLSearchParams())).gold,
  }),
  "POST /contracts/{contract}/gold/{gold}/retirement": operation({
    id: "retireGold",
    group,
    title: "Retire gold: leaked, wrong, or no longer like the task.",
    need: "calibration.write",
    params: { contract: param.contract, gold: param.gold },
    body: z.strictObject({ reason }),
    answer: changed,
    example: { params: { contract: SAMPLE.contract, gold: SAMPLE.gold }, body: { reason: "It leaked." } },
    async handle({ context, params, person, body }) {
      const { contract: contractId, gold: goldItemId } = params;
      const retired = done(await retire(context, { contractId, goldItemId, reason: body.reason, by: person.name }));
      await queueMeasuring(context, retired.gold);
      return CHANGED;
    },
  }),
};
