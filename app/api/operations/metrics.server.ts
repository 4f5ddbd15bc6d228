/** Metrics: what there are, how each went week by week, and where in a week it is bad. */
import { z } from "zod";
import { METRICS } from "#app/metrics/index.ts";
import { DIMENSIONS } from "#app/review/dimensions.ts";
import { metricSeries } from "#app/review/metric-series.server.ts";
import { metricSlices } from "#app/review/metric-slices.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { figure, id, lines, param, SAMPLE } from "../fields.ts";
import { figureOf } from "../figure-of.ts";
import { operation } from "../operation.ts";
import { found } from "../problem.ts";
import { told } from "../told.ts";
import { typedForm } from "../typed.ts";

const group = "Metrics";

const metricNamed = (name: string) => found(METRICS.find(({ id }) => id === name));
const OF = { contract: param.contract, metric: z.string().min(1).max(100) };

export const metrics = {
  "GET /metrics": operation({
    id: "listCatalogue",
    group,
    title: "Every metric: what it says, its scale, its lines, what it needs.",
    need: "contracts.read",
    answer: z.object({ metrics: z.array(told("metric")) }),
    example: {},
    async handle() {
      return { metrics: METRICS.map(({ measure: _, ...metric }) => metric) };
    },
  }),
  "GET /contracts/{contract}/metrics/{metric}": operation({
    id: "showSeries",
    group,
    title: "A metric over the weeks of a contract, against its policy; and what changed between the weeks.",
    need: "contracts.read",
    params: OF,
    answer: z.object({
      metric: z.string(),
      policy: z.object({ id, name: z.string(), version: z.int() }),
      lines,
      isCriterion: z.boolean().meta({ description: "If not, the lines are the metric’s own." }),
      weeks: z.array(
        figure.extend({
          week: z.int(),
          batch: id,
          metricVersion: z.int(),
          instructionVersion: z.string().nullable(),
        }),
      ),
      finding: z.string().nullable(),
      events: z.array(told("seriesEvent")),
    }),
    example: { params: { contract: SAMPLE.contract, metric: "raw-agreement-3way" } },
    async handle({ context, params }) {
      const metric = metricNamed(params.metric);
      const series = found(await metricSeries(context.db, metric, params.contract));
      const { policy, lines, isCriterion, finding, events } = series;
      const weeks = series.weeks.map(({ batchId: batch, week, metricVersion, instructionVersion, outcome, state }) => ({
        ...{ batch, week, metricVersion, instructionVersion, ...figureOf(outcome, state) },
      }));
      const said = { policy, lines, isCriterion, finding, events: [...events] };
      return { metric: metric.id, ...said, weeks };
    },
  }),
  "GET /batches/{batch}/metrics/{metric}/slices": operation({
    id: "listMetricSlices",
    group,
    title: "A metric of a week by annotator, domain, model and other dimensions.",
    need: "contracts.read",
    params: { batch: param.batch, metric: z.string().min(1).max(100) },
    query: { by: z.enum(DIMENSIONS.map(({ id }) => id)).optional(), sort: z.string().max(40).optional() },
    answer: z.object({
      by: z.string(),
      all: z.int(),
      finding: z.string(),
      none: z.string().nullable().meta({ description: "Why there are no slices." }),
      slices: z.array(
        figure.extend({
          name: z.string(),
          slice: z.string().meta({ description: "Parameters of the records." }),
          judgments: z.int(),
        }),
      ),
    }),
    example: { params: { batch: SAMPLE.batch, metric: "longer-wins" }, query: { by: "annotator" } },
    async handle({ context, params, query }) {
      const metric = metricNamed(params.metric);
      found(await batchById(context.db, params.batch));
      const page = found(await metricSlices(context, metric, params.batch, typedForm(query)));
      const { by, all, finding, none } = page;
      const slices = page.rows.map(({ name, params: slice, judgments, outcome, state }) => ({
        ...{ name, slice, judgments, ...figureOf(outcome, state) },
      }));
      return { by, all, finding, none, slices };
    },
  }),
};
