/** What the screens say beyond lists: annotators, agreement, comparisons, control charts, whether it helps. */
import { z } from "zod";
import { helpingPage } from "#app/loop/helping-page.server.ts";
import { leftOutPage } from "#app/loop/left-out-page.server.ts";
import { diffPage } from "#app/release/diff-page.server.ts";
import { pairsPage } from "#app/release/pairs-page.server.ts";
import { withoutPage } from "#app/release/without-page.server.ts";
import { openEnds } from "#app/reports/open-ends.server.ts";
import { agreementPairs } from "#app/review/agreement-pairs.server.ts";
import { annotatorProfile } from "#app/review/annotator-profile.server.ts";
import { shrunkenShares } from "#app/review/annotator-rows.ts";
import { ANNOTATOR_SORTS, foundAnnotators } from "#app/review/annotators-page.server.ts";
import { comparePage } from "#app/review/compare-page.server.ts";
import { contractCharts } from "#app/review/contract-charts.server.ts";
import { contractControl } from "#app/review/contract-control.server.ts";
import { dueAssignments } from "#app/review/due-assignments.server.ts";
import { thisWeek } from "#app/review/this-week.server.ts";
import { pageQuery, pageSchema } from "../cursor.ts";
import { count, param, SAMPLE } from "../fields.ts";
import { positioned } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found, Problem } from "../problem.ts";
import { told } from "../told.ts";
import { typedForm } from "../typed.ts";

const BATCH = { params: { batch: SAMPLE.batch } };
const CONTRACT = { params: { contract: SAMPLE.contract } };
const RELEASE = { params: { release: SAMPLE.release } };
const ofBatch = { need: "contracts.read", params: { batch: param.batch } } as const;
const ofContract = { need: "contracts.read", params: { contract: param.contract }, example: CONTRACT } as const;
const ofRelease = { group: "Releases", need: "contracts.read", params: { release: param.release } } as const;

export const insight = {
  "GET /this-week": pageOperation({
    id: "showThisWeek",
    group: "Contracts",
    title: "What waits, what is due and what went wrong: the start page.",
    need: "contracts.read",
    async page({ context }) {
      const now = context.now();
      const waits = { openEnds: await openEnds(context.db, now), assignments: await dueAssignments(context.db, now) };
      return { ...(await thisWeek(context.db, now)), ...waits };
    },
  }),
  "GET /batches/{batch}/annotators": operation({
    ...ofBatch,
    id: "listAnnotators",
    group: "Annotators",
    title: "Annotators of a week: shares with interval and n, skill, conduct, and who stands apart.",
    query: {
      ...pageQuery,
      sort: z.enum(ANNOTATOR_SORTS.flatMap((one) => [one, `-${one}`])).optional(),
      q: z.string().max(200).optional().meta({ description: "Part of a pseudonym." }),
      apart: z.enum(["yes"]).optional().meta({ description: "Only those who stand apart." }),
    },
    answer: pageSchema(told("annotatorRow")),
    example: BATCH,
    async handle({ context, params, query: { limit, cursor, ...query } }) {
      const { known, rows } = found(await foundAnnotators(context, params.batch, typedForm(query)));
      const { items, next } = positioned(rows, ({ name }) => name, { limit, cursor });
      return { items: items.map((row) => ({ ...row, shrunken: shrunkenShares(row, known.priors) })), next };
    },
  }),
  "GET /batches/{batch}/agreement": operation({
    ...ofBatch,
    id: "listAgreement",
    group: "Annotators",
    title: "Every two annotators of a week that met: how often they agree.",
    query: pageQuery,
    answer: pageSchema(
      z.object({
        annotator: z.string(),
        other: z.string(),
        comparisons: count,
        ...{ agreement: z.number(), low: z.number(), high: z.number() },
      }),
    ),
    example: BATCH,
    async handle({ context, params, query }) {
      const pairs = [...found(await agreementPairs(context, params.batch))];
      const { items, next } = positioned(pairs, ([one, other]) => `${one} ${other}`, query);
      const shown = items.map(([annotator, other, comparisons, agreement, low, high]) => ({
        ...{ annotator: String(annotator), other: String(other), comparisons: Number(comparisons) },
        ...{ agreement: Number(agreement), low: Number(low), high: Number(high) },
      }));
      return { items: shown, next };
    },
  }),
  "GET /vendors/{vendor}/annotators/{pseudonym}": pageOperation({
    id: "showAnnotator",
    group: "Annotators",
    title: "One annotator over the weeks of a vendor.",
    need: "contracts.read",
    params: { vendor: param.vendor, pseudonym: z.string().min(1).max(200) },
    example: { params: { vendor: SAMPLE.vendor, pseudonym: "w-01" } },
    page: ({ context, params }) => annotatorProfile(context, params.vendor, params.pseudonym),
  }),
  "GET /batch-comparison": pageOperation({
    id: "compareBatches",
    group: "Metrics",
    title: "Two weeks side by side, metric by metric.",
    need: "contracts.read",
    query: { a: param.batch, b: param.batch, sort: z.string().max(40).optional() },
    example: { query: { a: SAMPLE.batch, b: SAMPLE.batch2 } },
    async page({ context }, search) {
      const page = found(await comparePage(context, search));
      if (page.fault) throw new Problem(409, page.fault);
      return page.compared;
    },
  }),
  "GET /contracts/{contract}/control": pageOperation({
    ...ofContract,
    id: "showControl",
    group: "Metrics",
    title: "Control charts of a contract: which points lie beyond what chance does.",
    query: texts("metric", "by"),
    page: ({ context, params }, search) => contractControl(context, params.contract, search),
  }),
  "GET /contracts/{contract}/charts": pageOperation({
    ...ofContract,
    id: "showCharts",
    group: "Metrics",
    title: "The numbers under the charts of a contract.",
    query: texts("week"),
    page: ({ context, params }, search) => contractCharts(context, params.contract, search),
  }),
  "GET /contracts/{contract}/helping": pageOperation({
    ...ofContract,
    id: "showHelping",
    group: "Training runs",
    title: "Whether the data of a contract helps the model, week by week.",
    query: texts("evaluation"),
    page: ({ context, params }, search) => helpingPage(context.db, params.contract, search),
  }),
  "GET /releases/{release}/diff": pageOperation({
    ...ofRelease,
    id: "diffReleases",
    title: "What a release has that another one has not.",
    query: texts("against", "show", "page"),
    example: RELEASE,
    page: ({ context, params }, search) => diffPage(context, params.release, search),
  }),
  "GET /releases/{release}/pairs": pageOperation({
    ...ofRelease,
    id: "listReleasePairs",
    title: "The pairs of a release by weight and side, in the order in which they are written, page by page.",
    query: texts("weightMin", "weightMax", "split", "after"),
    example: RELEASE,
    page: ({ context, params }, search) => pairsPage(context, params.release, search),
  }),
  "GET /releases/{release}/without": pageOperation({
    ...ofRelease,
    id: "listReleaseWithout",
    title: "The records of a release of which something gives no pair, for one reason, page by page.",
    query: texts("reason", "after"),
    example: { ...RELEASE, query: { reason: "tie" } },
    page: ({ context, params }, search) => withoutPage(context, params.release, search),
  }),
  "GET /releases/{release}/left-out": pageOperation({
    ...ofRelease,
    id: "showLeftOut",
    title: "What each week of a release is worth, by runs without it.",
    query: texts("evaluation", "sort"),
    example: RELEASE,
    page: ({ context, params }, search) => leftOutPage(context.db, params.release, search),
  }),
};
