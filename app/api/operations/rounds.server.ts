/** Calibration rounds: the items of one, the rule who passes, and who passed. */
import { z } from "zod";
import { addContractGold, addGoldOfBatch } from "#app/calibration/add-items.server.ts";
import { ROUND_LIST, TAKER_LIST } from "#app/calibration/calibration-lists.ts";
import { calibrationPage } from "#app/calibration/calibration-page.server.ts";
import { createRound, setRule } from "#app/calibration/round.server.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { KEY_MATCHES, MOST_CALIBRATION_ITEMS, type PassRule } from "#app/domain/pass-rule.ts";
import { roundById } from "#db/calibration.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { CHANGED, changed, param, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { Located, operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found } from "../problem.ts";
import { done } from "../typed.ts";

const group = "Calibration";
const CONTRACT = { params: { contract: SAMPLE.contract } };
const ROUND = { params: { round: SAMPLE.round } };
const ofRound = { group, need: "calibration.write", params: { round: param.round }, answer: changed } as const;

const rule = z
  .strictObject({
    atLeast: z.int().min(1).max(MOST_CALIBRATION_ITEMS),
    of: z.int().min(1).max(MOST_CALIBRATION_ITEMS),
    match: z.enum(KEY_MATCHES).optional().meta({ description: "`side` when left out." }),
    domainShare: z.number().gt(0).max(1).optional().meta({ description: "Share that must be right in every domain." }),
  })
  .refine(({ atLeast, of }) => atLeast <= of, "No more than all can be right.");

function ruleOf({ atLeast, of, match, domainShare }: z.output<typeof rule>): PassRule {
  return { atLeast, of, match: match ?? "side", domainShare: domainShare ?? null };
}

export const rounds = {
  "GET /contracts/{contract}/calibration": listOperation({
    id: "listRounds",
    group,
    title: "Calibration rounds of a contract.",
    need: "contracts.read",
    params: { contract: param.contract },
    list: ROUND_LIST,
    also: { id: (row) => row.id },
    example: CONTRACT,
    rows: async ({ context, params }) =>
      found(await calibrationPage(context, params.contract, new URLSearchParams())).rounds,
  }),
  "POST /contracts/{contract}/calibration": operation({
    id: "createRound",
    group,
    title: "Make a round, with the rule who passes.",
    need: "calibration.write",
    params: { contract: param.contract },
    body: z.strictObject({ title: z.string(), instructionVersion: z.string().max(200).optional(), rule }),
    status: 201,
    answer: z.object({ id: z.string() }),
    example: { ...CONTRACT, body: { title: "Round 1", rule: { atLeast: 16, of: 20 } } },
    async handle({ context, params, person, body }) {
      const { title, instructionVersion = null } = body;
      const place = { contractId: params.contract, by: person.name, now: context.now() };
      found(await contractById(context.db, params.contract));
      const made = done(
        await createRound(context.db, { title, instructionVersion, rule: ruleOf(body.rule), ...place }),
      );
      return new Located(`/api/v1/rounds/${made.id}`, { id: made.id });
    },
  }),
  "GET /rounds/{round}": pageOperation({
    id: "showRound",
    group,
    title: "One round: its items, who passed, what was missed.",
    need: "contracts.read",
    params: { round: param.round },
    example: ROUND,
    page: ({ context, params }) => roundPage(context.db, params.round),
  }),
  "GET /rounds/{round}/takers": listOperation({
    id: "listTakers",
    group,
    title: "Who took a round, and who passed by the rule and by the interval.",
    need: "contracts.read",
    params: { round: param.round },
    list: TAKER_LIST,
    example: ROUND,
    rows: async ({ context, params }) => found(await roundPage(context.db, params.round)).results.takers,
  }),
  "PUT /rounds/{round}/rule": operation({
    ...ofRound,
    id: "setRule",
    title: "Change the rule, before anybody answered.",
    body: rule,
    example: { ...ROUND, body: { atLeast: 17, of: 20 } },
    async handle({ context, params, body }) {
      found(await roundById(context.db, params.round));
      done(await setRule(context.db, params.round, ruleOf(body)));
      return CHANGED;
    },
  }),
  "POST /rounds/{round}/items": operation({
    ...ofRound,
    id: "addItems",
    title: "Add items with agreed answers: of the contract’s gold, or of a delivered week.",
    body: z.strictObject({
      batch: z.string().optional().meta({ description: "The week; the contract’s own gold when left out." }),
      want: z.int().min(1).max(9999).optional().meta({ description: "As many as the rule asks for when left out." }),
    }),
    example: { ...ROUND, body: { want: 2 } },
    async handle({ context, params, body: { batch, want = null } }) {
      found(await roundById(context.db, params.round));
      if (batch === undefined) done(await addContractGold(context, params.round, want));
      else done(await addGoldOfBatch(context, params.round, batch, want));
      return CHANGED;
    },
  }),
};
