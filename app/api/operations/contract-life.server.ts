/** What happens in the life of a contract: amendments, readiness, questions, instructions, its days. */
import { z } from "zod";
import { amendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { QUESTION_LIST, READINESS_LIST, READINESS_NOTES } from "#app/contracts/contract-lists.ts";
import { questionsPage, sayOf } from "#app/contracts/questions-page.server.ts";
import { noteReadiness, readinessPage } from "#app/contracts/readiness-page.server.ts";
import { tryExport } from "#app/contracts/try-export.server.ts";
import { withdrawPending } from "#app/contracts/withdraw-pending.server.ts";
import { ASKED } from "#app/domain/question.ts";
import { READINESS_ITEMS, READINESS_STATES } from "#app/domain/readiness.ts";
import { addInstructionOf, instructionPage, instructionsPage } from "#app/schedule/instructions-page.server.ts";
import { INSTRUCTION_LIST, MARK_LIST } from "#app/schedule/schedule-lists.ts";
import { timelinePage } from "#app/schedule/timeline-page.server.ts";
import { CHANGED, changed, day, param, reason, SAMPLE, said } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found } from "../problem.ts";
import { accepted, typedFields, typedForm } from "../typed.ts";

const own = {
  need: "contracts.read",
  params: { contract: param.contract },
  example: { params: { contract: SAMPLE.contract } },
} as const;
const write = { ...own, need: "contracts.write", answer: changed } as const;
const CONTRACT = own.example.params;

export const contractLife = {
  "GET /contracts/{contract}/amendments": pageOperation({
    ...own,
    id: "listAmendments",
    group: "Amendments",
    title: "Every amendment with what it changed, and those that wait for their day.",
    page: ({ context, params }) => amendmentsPage(context, params.contract),
  }),
  "POST /contracts/{contract}/amendments/withdrawal": operation({
    ...write,
    id: "withdrawAmendment",
    group: "Amendments",
    title: "Take back an amendment that still waits for its day.",
    body: z.strictObject({ pending: z.int(), reason }),
    example: { params: CONTRACT, body: { pending: SAMPLE.pending, reason: "Agreed otherwise." } },
    async handle({ context, params, person, body }) {
      accepted(await withdrawPending(context, params.contract, { ...body, by: person.name }));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/readiness": listOperation({
    ...own,
    id: "listReadiness",
    group: "Readiness",
    title: "What has to be in place before data is collected, and what shows that it is.",
    list: READINESS_LIST,
    rows: async ({ context, params }) => found(await readinessPage(context, params.contract)).items,
  }),
  "GET /contracts/{contract}/readiness/notes": listOperation({
    ...own,
    id: "listReadinessNotes",
    group: "Readiness",
    title: "Everything that was noted of it, newest first.",
    list: READINESS_NOTES,
    rows: async ({ context, params }) => found(await readinessPage(context, params.contract)).history,
  }),
  "POST /contracts/{contract}/readiness": operation({
    ...write,
    id: "noteReadiness",
    group: "Readiness",
    title: "Note that something is ready, is not needed, or is open again.",
    body: z.strictObject({
      item: z.enum(READINESS_ITEMS),
      state: z.enum(READINESS_STATES),
      owner: z.string(),
      evidence: said.optional(),
      link: z.string().optional(),
    }),
    example: {
      params: CONTRACT,
      body: { item: "evaluations", state: "ready", owner: "Ida Lead", evidence: "Ran on the base checkpoint." },
    },
    async handle({ context, params, person, body }) {
      found(await readinessPage(context, params.contract));
      accepted(await noteReadiness(context, params.contract, typedForm({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "POST /contracts/{contract}/readiness/export-trial": operation({
    ...write,
    id: "tryExport",
    group: "Readiness",
    title:
      "Write every training format from the smallest week, count it and throw it away: the proof that it can be used.",
    async handle({ context, params, person }) {
      found(await readinessPage(context, params.contract));
      accepted(await tryExport(context, params.contract, { by: person.name, owner: person.name }));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/questions": listOperation({
    ...own,
    id: "listQuestions",
    group: "Questions",
    title: "Questions between us and the vendor: those that wait first.",
    list: QUESTION_LIST,
    also: { id: (row) => row.id },
    rows: async ({ context, params }) =>
      found(await questionsPage(context.db, params.contract, new URLSearchParams(), context.now())).questions,
  }),
  "POST /contracts/{contract}/questions": operation({
    ...write,
    id: "ask",
    group: "Questions",
    title: "Note a question.",
    body: z.strictObject({
      asked: z.enum(ASKED).meta({ description: "Who has to answer." }),
      text: said,
      week: z.int().optional(),
    }),
    example: { params: CONTRACT, body: { asked: "vendor", text: "Who replaced w-01?", week: 1 } },
    async handle({ context, params, person, body }) {
      found(await readinessPage(context, params.contract));
      accepted(await sayOf(context, params.contract, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "POST /contracts/{contract}/questions/{question}/answer": operation({
    ...write,
    id: "answerQuestion",
    group: "Questions",
    title: "Note the answer; the first one stands.",
    params: { contract: param.contract, question: param.question },
    body: z.strictObject({
      answer: said,
      answeredBy: z.string().optional().meta({ description: "Whoever answered; the bearer when left out." }),
    }),
    example: { params: { ...CONTRACT, question: SAMPLE.question }, body: { answer: "w-09.", answeredBy: "M. Hale" } },
    async handle({ context, params, person, body }) {
      const typed = { question: String(params.question), answer: body.answer };
      const answeredBy = body.answeredBy ?? person.name;
      accepted(await sayOf(context, params.contract, { ...typed, answeredBy, by: person.name }));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/timeline": listOperation({
    ...own,
    id: "listTimeline",
    group: "Contracts",
    title: "Everything that has a day, in order.",
    list: MARK_LIST,
    rows: async ({ context, params }) => found(await timelinePage(context.db, params.contract, context.now())).marks,
  }),
  "GET /contracts/{contract}/instructions": listOperation({
    ...own,
    id: "listInstructions",
    group: "Instructions",
    title: "Versions of the annotation instructions, with what ran under each.",
    list: INSTRUCTION_LIST,
    rows: async ({ context, params }) =>
      found(await instructionsPage(context.db, params.contract, context.now())).versions,
  }),
  "POST /contracts/{contract}/instructions": operation({
    ...write,
    id: "addInstructions",
    group: "Instructions",
    title: "Keep the text of a version that was agreed. It is never replaced.",
    body: z.strictObject({
      version: z.string(),
      body: z.string().max(500_000),
      agreedOn: day,
      agreedBy: z.string(),
      note: z.string().max(2000).optional(),
    }),
    example: {
      params: CONTRACT,
      body: { version: "1.1", body: "Prefer the answer that is true.", agreedOn: "2026-10-01", agreedBy: "M. Hale" },
    },
    async handle({ context, params, body }) {
      accepted(await addInstructionOf(context, params.contract, body));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/instructions/{version}": pageOperation({
    ...own,
    id: "showInstructions",
    group: "Instructions",
    title: "The text of a version, and that of the one before or `against`.",
    params: { contract: param.contract, version: z.string().min(1).max(200) },
    query: texts("against"),
    example: { params: { ...CONTRACT, version: "1.1" } },
    page: ({ context, params, query }) =>
      instructionPage(context.db, params.contract, params.version, query.against ?? null),
  }),
};
