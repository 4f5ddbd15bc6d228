/** What a week comes to: tried out, signed, approved by a second person. */
import { z } from "zod";
import { APPROVAL_OUTCOMES } from "#app/domain/approval.ts";
import { COMMERCIAL, TRAINING } from "#app/domain/decision.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { evidenceOf } from "#app/review/batch-evidence.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { effectiveWarnings } from "#app/review/effective-warnings.ts";
import { type Rule, rulesSchema } from "#app/review/rules.ts";
import { whatIfMetrics, whatIfReport } from "#app/review/what-if-report.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { approvalsOf, standingOf } from "#db/decision-standing.server.ts";
import { type DecisionRow, decisionById, decisionsOfBatch, latestDecisions } from "#db/decisions.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { amount, count, figure, id, iso, param, reason, SAMPLE, signed, time } from "../fields.ts";
import { figureOf } from "../figure-of.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { absent, found, Problem, refused } from "../problem.ts";
import { told } from "../told.ts";

const axes = { commercial: z.enum(COMMERCIAL), training: z.enum(TRAINING) };
const decision = z.object({
  id: z.int(),
  batch: id,
  delivery: z.int(),
  ...axes,
  recommended: z.object(axes),
  isOverride: z.boolean().meta({ description: "It goes against the recommendation." }),
  reason: z.string(),
  signer: signed,
  decidedAt: time,
  acceptedUnits: count,
  payableMinor: amount,
  standing: z.enum(["stands", "awaiting", "declined"]).meta({ description: "`awaiting` counts for nothing yet." }),
  approval: z.object({ outcome: z.enum(APPROVAL_OUTCOMES), reason: z.string(), signer: signed, at: time }).nullable(),
  rules: z.array(told("rule")),
});

const standing = z.object({
  items: count,
  judgments: count,
  units: z.number(),
  effective: z.number().meta({ description: "Kish’s effective size, in records." }),
  effectiveShare: z.number().nullable().meta({ description: "Of the records with a judgment that is in." }),
  moneyMinor: amount,
  perEffectiveMicro: z.int().nullable().meta({
    description:
      "Price of an effective unit in ten-thousandths of a minor unit; null where nothing is left or the token may not see money.",
  }),
});
const rules = rulesSchema
  .default([])
  .meta({ description: "Exclusions and weights, as `assay decide --rules` takes them." });

type Ask = Pick<Asked<unknown, unknown, unknown>, "context" | "may">;

async function shown({ context: { db }, may }: Ask, row: DecisionRow): Promise<z.input<typeof decision>> {
  const { contractId } = found(await batchById(db, row.batchId));
  const approval = (await approvalsOf(db, [row.id])).get(row.id);
  return {
    ...{ id: row.id, batch: row.batchId, delivery: row.deliveryId, commercial: row.commercial, training: row.training },
    recommended: { commercial: row.recommendedCommercial, training: row.recommendedTraining },
    ...{ isOverride: row.isOverride, reason: row.reason, signer: row.signer, decidedAt: iso(row.decidedAt) },
    ...{ acceptedUnits: row.acceptedUnits, payableMinor: may("money.read", contractId) ? row.payableMinor : null },
    standing: standingOf(row, approval),
    approval: approval
      ? { outcome: approval.outcome, reason: approval.reason, signer: approval.signer, at: iso(approval.at) }
      : null,
    rules: row.rules as Rule[],
  };
}

export const decisions = {
  "POST /batches/{batch}/what-if": operation({
    id: "whatIf",
    group: "Decisions",
    title: "What exclusions and weights would leave of a week; nothing is stored.",
    need: "contracts.read",
    reads: true,
    params: { batch: param.batch },
    body: z.strictObject({ rules }),
    answer: z.object({
      rules: z.array(
        z.object({ text: z.string(), matched: count, faults: z.array(z.string()), notes: z.array(z.string()) }),
      ),
      before: standing,
      after: standing,
      warnings: z
        .array(z.string())
        .meta({ description: "Where under 40 % of the effective size is left, by the weights or of the delivery." }),
      metrics: z.array(z.object({ id: z.string(), title: z.string(), before: figure, after: figure })),
    }),
    example: {
      params: { batch: SAMPLE.batch },
      body: { rules: [{ action: "exclude", where: { annotators: ["w-01"] }, reason: "Under review." }] },
    },
    async handle({ context, params, body, may }) {
      const evidence = found(await evidenceOf(context.db, params.batch));
      if (evidence.judged.length === 0) throw new Problem(409, "Nothing was delivered for this week yet.");
      const report = await whatIfReport(context, evidence, body.rules);
      const seesMoney = may("money.read", evidence.contract.id);
      const cut = (one: (typeof report)["before"]) =>
        seesMoney ? one : { ...one, moneyMinor: null, perEffectiveMicro: null };
      const metrics = (await whatIfMetrics(context, evidence, report)).map(({ before, after }) => ({
        ...{ id: before.id, title: before.title },
        before: figureOf(before.outcome, before.state),
        after: figureOf(after.outcome, after.state),
      }));
      const warnings = effectiveWarnings(report.before, report.after).map(({ title, text }) => `${title} ${text}`);
      return { rules: report.given, before: cut(report.before), after: cut(report.after), warnings, metrics };
    },
  }),
  "GET /batches/{batch}/decisions": operation({
    id: "listDecisions",
    group: "Decisions",
    title: "Every decision on a week, newest first.",
    need: "contracts.read",
    params: { batch: param.batch },
    query: pageQuery,
    answer: pageSchema(decision),
    example: { params: { batch: SAMPLE.batch } },
    async handle(asked) {
      found(await batchById(asked.context.db, asked.params.batch));
      const rows = await decisionsOfBatch(asked.context.db, asked.params.batch);
      const { items, next } = pageOf(rows, ({ id }) => [-id], asked.query);
      return { items: await Promise.all(items.map((row) => shown(asked, row))), next };
    },
  }),
  "POST /batches/{batch}/decisions": operation({
    id: "decide",
    group: "Decisions",
    title: "Sign a decision about a week: what is owed, and what is used.",
    need: "decisions.sign",
    params: { batch: param.batch },
    body: z.strictObject({
      ...axes,
      reason,
      rules,
      creditBasisPoints: z
        .int()
        .min(0)
        .max(10_000)
        .optional()
        .meta({ description: "With accept_with_credit; the policy’s table when left out." }),
      seenDecision: z.int().nullable().optional().meta({
        description:
          "The newest decision that was looked at, null for none: another one in between is a 409. Left out, whatever stands.",
      }),
      seenDelivery: z
        .int()
        .optional()
        .meta({ description: "The newest delivery that was looked at: a later one is a 409." }),
    }),
    status: 201,
    answer: decision,
    example: {
      params: { batch: SAMPLE.batch },
      body: { commercial: "accept", training: "include", reason: "Figures checked.", seenDecision: null },
    },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const latest = (await latestDecisions(context.db, [params.batch])).get(params.batch)?.id ?? null;
      const result = await decideBatch(context, {
        ...{ batchId: params.batch, commercial: body.commercial, training: body.training, reason: body.reason },
        ...{ signer: person.name, rules: body.rules, creditBasisPoints: body.creditBasisPoints },
        seenDecisionId: body.seenDecision === undefined ? latest : body.seenDecision,
        seenDeliveryId: body.seenDelivery,
      });
      if (result.kind === "overtaken") throw new Problem(409, result.message);
      if (result.kind === "refused") throw refused({ "": result.message });
      const row = found(await decisionById(context.db, result.id));
      return new Located(`/api/v1/decisions/${row.id}`, await shown(asked, row));
    },
  }),
  "GET /decisions/{decision}": operation({
    id: "showDecision",
    group: "Decisions",
    title: "One decision.",
    need: "contracts.read",
    params: { decision: param.decision },
    answer: decision,
    example: { params: { decision: SAMPLE.decision } },
    async handle(asked) {
      return shown(asked, found(await decisionById(asked.context.db, asked.params.decision)));
    },
  }),
  "POST /decisions/{decision}/approval": operation({
    id: "approveDecision",
    group: "Decisions",
    title: "Sign a decision as its second person, or decline it.",
    need: "approvals.sign",
    params: { decision: param.decision },
    body: z.strictObject({ outcome: z.enum(APPROVAL_OUTCOMES), reason }),
    answer: decision,
    example: {
      params: { decision: SAMPLE.proposal },
      body: { outcome: "approved", reason: "Checked against the report." },
    },
    async handle(asked) {
      const { context, params, person, body } = asked;
      if (!(await decisionById(context.db, params.decision))) throw absent();
      const done = await approveDecision(context, { decisionId: params.decision, ...body, signer: person.name });
      if (done.kind === "overtaken") throw new Problem(409, done.message);
      if (done.kind === "refused") throw refused({ [done.field ?? ""]: done.message });
      return shown(asked, found(await decisionById(context.db, params.decision)));
    },
  }),
};
