/** Calibration rounds: who may annotate, against agreed answers; and the contract's own gold. */
import { z } from "zod";
import { addContractGold, addGoldOfBatch } from "#app/calibration/add-items.server.ts";
import { adjudicate, NO_ANSWER, retire } from "#app/calibration/adjudicate.server.ts";
import { answerPage } from "#app/calibration/answer-page.server.ts";
import { CONTESTED_LIST, GOLD_LIST, ROUND_LIST, TAKER_LIST } from "#app/calibration/calibration-lists.ts";
import { calibrationPage } from "#app/calibration/calibration-page.server.ts";
import { adjudicatePage, contestedPage } from "#app/calibration/contested-page.server.ts";
import { keyLines, packLines } from "#app/calibration/pack.server.ts";
import { closeRound, createRound, setRule } from "#app/calibration/round.server.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { takeAnswer } from "#app/calibration/take-answer.server.ts";
import { answerOptions, judgmentOf } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import { KEY_MATCHES, MOST_CALIBRATION_ITEMS, type PassRule } from "#app/domain/pass-rule.ts";
import { queueCalibrationFile, readerNamed } from "#app/http/upload.server.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { queueMeasuring } from "#app/jobs/queue-measuring.server.ts";
import { roundById } from "#db/calibration.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { CHANGED, changed, param, reason, SAMPLE, said } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, givesFile, Located, operation, takesUpload } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found, refused } from "../problem.ts";
import { done } from "../typed.ts";
import { job, shownJob } from "./jobs.server.ts";

const group = "Calibration";
const CONTRACT = { params: { contract: SAMPLE.contract } };
const BATCH = { params: { batch: SAMPLE.batch } };
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

const page = async ({ context, params }: Asked<{ contract: string }, unknown, unknown>) =>
  found(await calibrationPage(context, params.contract, new URLSearchParams()));

export const calibration = {
  "GET /contracts/{contract}/calibration": listOperation({
    id: "listRounds",
    group,
    title: "Calibration rounds of a contract.",
    need: "contracts.read",
    params: { contract: param.contract },
    list: ROUND_LIST,
    also: { id: (row) => row.id },
    example: CONTRACT,
    rows: async (asked) => (await page(asked)).rounds,
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
  "POST /rounds/{round}/files": takesUpload({
    id: "sendRoundFile",
    group,
    title: "Send items or answers of a round as a file: its bytes are the body.",
    need: "calibration.write",
    params: { round: param.round },
    query: {
      name: z.string().min(1).max(200).meta({ description: "Name of the file." }),
      role: z.enum(["items", "answers"]),
      want: z.coerce.number<number>().int().min(1).max(9999).optional(),
      reader: z.string().max(200).optional().meta({ description: "`preset:NAME` or `mapping:ID`." }),
    },
    status: 202,
    answer: job,
    example: { ...ROUND, query: { name: "answers.jsonl", role: "answers" }, body: '{"id":"item-1"}\n' },
    async handle({ context, params, query, body: file }) {
      found(await roundById(context.db, params.round));
      const reader = await readerNamed(context, query.reader ?? "");
      if (reader === "unknown") throw refused({ reader: "There is no such preset or mapping." });
      const want = query.want === undefined ? "" : String(query.want);
      const fields = { calibration: params.round, role: query.role, want };
      const made = found(await queueCalibrationFile(context, file, fields, reader));
      context.queue.wake();
      const queued = found(await jobById(context.db, made));
      return new Located(`/api/v1/jobs/${made}`, shownJob(jobView(queued, context.now())));
    },
  }),
  "POST /rounds/{round}/answers": operation({
    ...ofRound,
    id: "answerRound",
    title: "Answer an item of a round; the answer is the bearer’s own.",
    body: z.strictObject({
      item: z.int().min(0),
      answer: z.string().max(100).meta({ description: "The id of one of the answers of the contract’s feedback." }),
      seconds: z.number().min(0).max(3600).optional(),
    }),
    example: { ...ROUND, body: { item: 0, answer: "2", seconds: 41.5 } },
    async handle({ context, params, person, body }) {
      const { contract } = found(await answerPage(context, params.round, ""));
      const row = found(await contractById(context.db, contract.id));
      const option = answerOptions(row.feedback as Feedback).find(({ id }) => id === body.answer);
      if (!option) throw refused({ answer: "Choose one of the answers." });
      const judgment = judgmentOf(option.answer, person.name);
      const { item, seconds = null } = body;
      const who = { annotator: person.name, by: person.name };
      const answer = { roundId: params.round, ...who, item, judgment, seconds };
      done(await takeAnswer(context, answer));
      return CHANGED;
    },
  }),
  "POST /rounds/{round}/closure": operation({
    ...ofRound,
    id: "closeRound",
    title: "Close a round: no more answers are taken.",
    body: z.strictObject({ note: said, nextInstructionVersion: z.string().max(200).optional() }),
    example: { ...ROUND, body: { note: "Item 3 was read in two ways; the instructions say it now." } },
    async handle({ context, params, person, body }) {
      found(await roundById(context.db, params.round));
      const { note, nextInstructionVersion = null } = body;
      const closing = { roundId: params.round, note, nextInstructionVersion, by: person.name, now: context.now() };
      done(await closeRound(context.db, closing));
      return CHANGED;
    },
  }),
  "GET /rounds/{round}/pack": givesFile({
    id: "downloadPack",
    group,
    title: "The items without their answers, to send out: JSON Lines.",
    need: "exports.take",
    params: { round: param.round },
    example: ROUND,
    async handle({ context, params }) {
      const round = found(await roundById(context.db, params.round));
      return lines(`calibration-round-${round.number}-pack.jsonl`, packLines(context, round.id));
    },
  }),
  "GET /rounds/{round}/key": givesFile({
    id: "downloadKey",
    group,
    title: "The agreed answers: JSON Lines.",
    need: "calibration.write",
    params: { round: param.round },
    example: ROUND,
    async handle({ context, params }) {
      const round = found(await roundById(context.db, params.round));
      return lines(`calibration-round-${round.number}-key.jsonl`, keyLines(context.db, round.id));
    },
  }),
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
    rows: async (asked) => (await page(asked)).gold,
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

function lines(fileName: string, chunks: AsyncIterable<string>) {
  return { contentType: "application/x-ndjson", fileName, bytes: null, sha256: null, chunks };
}
