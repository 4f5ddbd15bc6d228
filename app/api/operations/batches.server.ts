/** The weeks of a contract, and the numbers of each. */
import { z } from "zod";
import { COMMERCIAL, TRAINING } from "#app/domain/decision.ts";
import { METRIC_STATES, PHASES } from "#app/domain/states.ts";
import { evidenceOf } from "#app/review/batch-evidence.server.ts";
import { batchMetricsReport } from "#app/review/batch-metrics.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, figure, id, iso, lines, param, SAMPLE, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { found } from "../problem.ts";

const batch = z.object({
  id,
  contract: id,
  week: z.int(),
  phase: z.enum(PHASES),
  dueAt: time,
  expectedUnits: count,
  instructionVersion: z.string().nullable(),
});
const axes = z.object({ commercial: z.enum(COMMERCIAL), training: z.enum(TRAINING) });
const standing = batch.extend({
  deliveries: z.array(z.int()).meta({ description: "Those that count, oldest first." }),
  items: count,
  state: z.enum(METRIC_STATES).nullable().meta({ description: "Null while nothing is delivered." }),
  recommended: axes.extend({ because: z.array(z.string()) }).nullable(),
  decision: axes.extend({ id: z.int() }).nullable().meta({ description: "The one in force." }),
  proposal: axes
    .extend({ id: z.int(), standing: z.enum(["awaiting", "declined"]) })
    .nullable()
    .meta({ description: "A newer decision that waits for a second person, or was declined." }),
});
const metric = z.object({
  id: z.string(),
  version: z.union([z.int(), z.string()]),
  title: z.string(),
  group: z.string(),
  unit: z.string(),
  better: z.string(),
  target: z.number().nullable(),
  ...figure.shape,
  lines,
  gate: z.boolean(),
  inPolicy: z.boolean(),
});

function shown(row: Awaited<ReturnType<typeof batchesOf>>[number]) {
  const { id, contractId, week, phase, dueAt, expectedUnits, instructionVersion } = row;
  return { id, contract: contractId, week, phase, dueAt: iso(dueAt), expectedUnits, instructionVersion };
}

const axesOf = ({ commercial, training }: z.infer<typeof axes>) => ({ commercial, training });

export const batches = {
  "GET /contracts/{contract}/batches": operation({
    id: "listBatches",
    group: "Batches",
    title: "The weeks of a contract.",
    need: "contracts.read",
    params: { contract: param.contract },
    query: pageQuery,
    answer: pageSchema(batch),
    example: { params: { contract: SAMPLE.contract } },
    async handle({ context, params, query }) {
      found(await contractById(context.db, params.contract));
      return pageOf((await batchesOf(context.db, params.contract)).map(shown), ({ week }) => [week], query);
    },
  }),
  "GET /batches/{batch}": operation({
    id: "showBatch",
    group: "Batches",
    title: "One week: what was delivered, what is recommended, what was decided.",
    need: "contracts.read",
    params: { batch: param.batch },
    answer: standing,
    example: { params: { batch: SAMPLE.batch } },
    async handle({ context, params }) {
      const { batch, deliveries, recommendation, decision, proposal } = found(
        await evidenceOf(context.db, params.batch),
      );
      return {
        ...shown(batch),
        deliveries: deliveries.map(({ id }) => id),
        items: deliveries.reduce((sum, { items }) => sum + items, 0),
        state: recommendation?.state ?? null,
        recommended: recommendation && { ...axesOf(recommendation), because: [...recommendation.because] },
        decision: decision && { ...axesOf(decision), id: decision.id },
        proposal: proposal && {
          ...axesOf(proposal.decision),
          ...{ id: proposal.decision.id, standing: proposal.standing },
        },
      };
    },
  }),
  "GET /batches/{batch}/metrics": operation({
    id: "listMetrics",
    group: "Batches",
    title: "Every metric of a week: value with interval and n, or why there is none.",
    need: "contracts.read",
    params: { batch: param.batch },
    answer: z.object({ policy: z.object({ name: z.string(), version: z.int() }), metrics: z.array(metric) }),
    example: { params: { batch: SAMPLE.batch } },
    async handle({ context, params }) {
      const { policy, metrics } = found(await batchMetricsReport(context.db, params.batch));
      return { policy, metrics };
    },
  }),
};
