/** Taking a calibration round: its items go out without their answers, answers come in, and it is closed. */
import { z } from "zod";
import { answerPage } from "#app/calibration/answer-page.server.ts";
import { keyLines, packLines } from "#app/calibration/pack.server.ts";
import { closeRound } from "#app/calibration/round.server.ts";
import { takeAnswer } from "#app/calibration/take-answer.server.ts";
import { answerOptions, judgmentOf } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import { queueCalibrationFile, readerNamed } from "#app/http/upload.server.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { roundById } from "#db/calibration.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { CHANGED, changed, param, SAMPLE, said } from "../fields.ts";
import { givesFile, Located, operation, takesUpload } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { done } from "../typed.ts";
import { job, shownJob } from "./jobs.server.ts";

const group = "Calibration";
const ROUND = { params: { round: SAMPLE.round } };
const ofRound = { group, need: "calibration.write", params: { round: param.round }, answer: changed } as const;

export const roundAnswers = {
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
};

function lines(fileName: string, chunks: AsyncIterable<string>) {
  return { contentType: "application/x-ndjson", fileName, bytes: null, sha256: null, chunks };
}
