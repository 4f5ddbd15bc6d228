/** One thing as its page shows it, where that is more than a line of a list. */
import { z } from "zod";
import { answerPage } from "#app/calibration/answer-page.server.ts";
import { adjudicatePage } from "#app/calibration/contested-page.server.ts";
import { FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import { releaseCandidates } from "#app/release/release-candidates.server.ts";
import { releaseCard } from "#app/release/release-card.server.ts";
import { approvalPage } from "#app/review/approval-page.server.ts";
import { batchList } from "#app/review/contract-lists.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { decidePage } from "#app/review/decide-page.server.ts";
import { assignmentPage } from "#app/review/due-assignments.server.ts";
import { flagPage } from "#app/review/flag-page.server.ts";
import { flagsPage } from "#app/review/flags-page.server.ts";
import { readerOptions } from "#app/review/reader-options.server.ts";
import { scoresPage } from "#app/review/scores-page.server.ts";
import { commentPage } from "#app/review/talk.server.ts";
import { milestonePage } from "#app/schedule/milestone-page.server.ts";
import { vendorQuestions } from "#app/vendors/questions-page.server.ts";
import { twoRecords } from "#app/vendors/two-records.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { milestoneById } from "#db/schedule.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { param, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found } from "../problem.ts";
import { typedForm } from "../typed.ts";
import { flag, shownFlag } from "./flags.server.ts";

const need = "contracts.read";
const BATCH = { params: { batch: SAMPLE.batch } };
const RECORD = { delivery: SAMPLE.delivery, record: SAMPLE.record };

export const desk = {
  "GET /flags": operation({
    id: "listEveryFlag",
    group: "Flags",
    title: "Flags of every contract, newest first.",
    need,
    query: {
      ...pageQuery,
      state: z.enum(FLAG_STATES).optional(),
      kind: z.enum(FLAG_SUBJECTS).optional(),
      reason: z.enum(FLAG_REASONS).optional(),
      treatment: z.enum(FLAG_TREATMENTS).optional(),
      author: z.string().max(200).optional(),
    },
    answer: pageSchema(flag),
    example: { query: { state: "open" } },
    async handle({ context, query: { limit, cursor, ...query } }) {
      const { rows } = await flagsPage(context, typedForm(query), Number.POSITIVE_INFINITY);
      return pageOf(rows.map(shownFlag), ({ id }) => [-id], { limit, cursor });
    },
  }),
  "GET /flags/{flag}": pageOperation({
    id: "showFlag",
    group: "Flags",
    title: "One flag: what it touches, and every ruling.",
    need,
    params: { flag: param.flag },
    example: { params: { flag: SAMPLE.flag } },
    page: ({ context, params }) => flagPage(context, params.flag),
  }),
  "GET /comments/{comment}": pageOperation({
    id: "showComment",
    group: "Comments and assignments",
    title: "One comment with every version.",
    need,
    params: { comment: param.comment },
    example: { params: { comment: SAMPLE.comment } },
    page: ({ context, params }) => commentPage(context, params.comment),
  }),
  "GET /assignments/{assignment}": pageOperation({
    id: "showAssignment",
    group: "Comments and assignments",
    title: "One assignment.",
    need,
    params: { assignment: param.assignment },
    example: { params: { assignment: SAMPLE.assignment } },
    page: ({ context, params }) => assignmentPage(context.db, context.now(), params.assignment),
  }),
  "GET /contracts/{contract}/weeks": listOperation({
    id: "listWeeks",
    group: "Contracts",
    title: "The weeks of a contract: planned, delivered, accepted, recommended, decided.",
    need,
    params: { contract: param.contract },
    list: batchList(""),
    also: { batch: ({ batchId }) => batchId },
    example: { params: { contract: SAMPLE.contract } },
    async rows({ context, params }) {
      const page = found(await contractPage(context.db, params.contract, context.now()));
      return { list: batchList(page.contract.currency), rows: page.weeks };
    },
  }),
  "GET /milestones/{milestone}": pageOperation({
    id: "showMilestone",
    group: "Schedule",
    title: "One milestone and everything that happened to it.",
    need,
    params: { milestone: param.milestone },
    example: { params: { milestone: SAMPLE.milestone } },
    async page({ context, params }) {
      const { contractId: contract } = found(await milestoneById(context.db, params.milestone));
      return milestonePage(context.db, { ...params, contract }, context.now());
    },
  }),
  "GET /batches/{batch}/desk": pageOperation({
    id: "showDesk",
    group: "Decisions",
    title: "What a decision is made from: the recommendation, what to leave out, what each choice costs.",
    need,
    params: { batch: param.batch },
    example: BATCH,
    async page({ context, params, person }, search) {
      const deskFor = (asked: URLSearchParams) => decidePage(context, params.batch, asked, person.name);
      const page = await deskFor(search);
      // What is suggested stands in the address of the page: there it is taken over by itself.
      const settled = page.kind === "changed" ? await deskFor(new URLSearchParams(page.query)) : page;
      return settled.kind === "page" ? settled : undefined;
    },
  }),
  "GET /decisions/{decision}/approval": pageOperation({
    id: "showApproval",
    group: "Decisions",
    title: "A decision as its second person sees it.",
    need,
    params: { decision: param.decision },
    example: { params: { decision: SAMPLE.decision } },
    page: ({ context, params }) => approvalPage(context, params.decision),
  }),
  "GET /batches/{batch}/scores/accuracy": pageOperation({
    id: "showScoreAccuracy",
    group: "Scores",
    title: "How often imported scores agree with the labels, by strata.",
    need,
    params: { batch: param.batch },
    query: texts("set", "by"),
    example: BATCH,
    async page({ context, params }, search) {
      found(await batchById(context.db, params.batch));
      return scoresPage(context, params.batch, search);
    },
  }),
  "GET /batches/{batch}/contested/{delivery}/{record}": pageOperation({
    id: "showContested",
    group: "Calibration",
    title: "One contested item, and who may second an answer to it.",
    need,
    params: { batch: param.batch, delivery: param.delivery, record: param.record },
    example: { params: { ...BATCH.params, ...RECORD } },
    page({ context, params, person }) {
      const { batch: batchId, delivery: deliveryId, record: n } = params;
      return adjudicatePage(context, { batchId, deliveryId, n, asking: person.name });
    },
  }),
  "GET /rounds/{round}/answers/next": pageOperation({
    id: "showNextItem",
    group: "Calibration",
    title: "The next item of a round for the bearer, and the answers there are.",
    need,
    params: { round: param.round },
    example: { params: { round: SAMPLE.round } },
    page: ({ context, params, person }) => answerPage(context, params.round, person.name),
  }),
  "GET /release-candidates": pageOperation({
    id: "listCandidates",
    group: "Releases",
    title: "Weeks that a release can be made of.",
    need: "releases.make",
    page: async ({ context }) => ({ contracts: await releaseCandidates(context.db) }),
  }),
  "GET /releases/{release}/card": pageOperation({
    id: "showCard",
    group: "Releases",
    title: "The dataset card of a release.",
    need,
    params: { release: param.release },
    example: { params: { release: SAMPLE.release } },
    page: ({ context, params }) => releaseCard(context, params.release),
  }),
  "GET /readers": pageOperation({
    id: "listReaders",
    group: "Checks and mappings",
    title: "What can read a file: presets, and the mappings of a vendor.",
    need,
    query: { vendor: z.string().max(100).optional() },
    page: async ({ context, query }) => ({ readers: await readerOptions(context.db, query.vendor ?? null) }),
  }),
  "GET /vendors/{vendor}/questions": pageOperation({
    id: "listVendorQuestions",
    group: "Questions",
    title: "Questions with a vendor, over all contracts.",
    need,
    params: { vendor: param.vendor },
    query: texts("state", "contract", "sort"),
    example: { params: { vendor: SAMPLE.vendor } },
    page: ({ context, params }, search) => vendorQuestions(context.db, params.vendor, search, context.now()),
  }),
  "GET /vendor-comparison/shared/{delivery}/{record}": pageOperation({
    id: "showTwoRecords",
    group: "Vendors",
    title: "What two vendors said of the same texts.",
    need,
    params: { delivery: param.delivery, record: param.record },
    query: { with: z.string().max(100).meta({ description: "The other record, as `delivery/record`." }) },
    example: { params: RECORD, query: { with: "4/0" } },
    page: ({ context, params, query }) =>
      twoRecords(context, { deliveryId: params.delivery, n: params.record }, query.with),
  }),
};
