/** The decision screen: what the exclusions and weights of the form would do, and the sentence that would be written. */

import { needsSecondApprover, valueOfDecision } from "#app/domain/approval.ts";
import { approvedModels } from "#app/domain/contract.ts";
import type { Axes } from "#app/domain/decision.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { contractTerms } from "#db/contracts.server.ts";
import { annotatorsOf } from "./annotators-of.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import { batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import { type DecideFields, decideFields, rulesKey } from "./decide-form.ts";
import { decisionSentence } from "./decision-sentence.ts";
import { judge } from "./judge.ts";
import { judgedRow } from "./judged-row.ts";
import { planDecision, policyCredit } from "./plan-decision.ts";
import { applyRules, describeRule, type Rule } from "./rules.ts";
import { apartText, standApart } from "./stand-apart.ts";
import { axesText, verdictHeadline } from "./verdict-sentence.ts";

/** The metrics that exclusions are made for; all of them cheap enough to be measured while a person waits. */
const MAIN_METRICS = [
  "gold-accuracy",
  "raw-agreement-no-ties",
  "krippendorff-alpha-ordinal",
  "longer-wins",
  "position-bias",
  "tie-rate",
  "annotator-concentration",
];

export type DecidePage = Extract<Awaited<ReturnType<typeof decidePage>>, { kind: "page" }>;

export async function decidePage(tools: ReviewTools, batchId: string, params: URLSearchParams) {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence) return { kind: "absent" as const };
  const { batch, contract, deliveries, recommendation, decision, proposal } = evidence;
  if (deliveries.length === 0 || !recommendation) return { kind: "nothing-delivered" as const };
  const fields = decideFields(params, false);
  const rules = knownRules(fields, await tools.views.of(deliveries));
  const { view, priceOf, before, after } = await batchStandings(tools, evidence, rules);
  const commercial = fields.commercial ?? recommendation.commercial;
  const training = fields.training ?? recommendation.training;
  const credit = { given: fields.credit, byPolicy: policyCredit(evidence.policy, evidence.judged) };
  const plan = planDecision({ commercial, training }, after.units, priceOf, credit);
  const isOverride = commercial !== recommendation.commercial || training !== recommendation.training;
  return {
    kind: "page" as const,
    now: tools.now(),
    batch: { id: batch.id, week: batch.week },
    contract: {
      id: contract.id,
      title: contract.title,
      vendor: contract.vendor,
      vendorId: contract.vendorId,
      unit: contract.unit,
      currency: contract.currency,
    },
    recommendation: {
      commercial: recommendation.commercial,
      training: recommendation.training,
      headline: verdictHeadline(recommendation),
      text: axesText(recommendation),
      because: recommendation.because,
      creditBasisPoints: credit.byPolicy,
      state: recommendation.state,
    },
    decided: decision && {
      id: decision.id,
      headline: verdictHeadline(decision),
      signer: decision.signer,
      decidedAt: decision.decidedAt,
    },
    seen: { decision: (proposal?.decision ?? decision)?.id ?? null, delivery: deliveries.at(-1)?.id ?? 0 },
    annotators: annotatorChoices(view),
    names: view.names,
    values: [...params],
    chosen: { commercial, training },
    fields: { errors: fields.errors },
    preview: {
      key: rulesKey(rules),
      rules: rules.map(({ reason: _, ...rule }) =>
        describeRule({ ...rule, reason: "as decided" } as Rule).replace(/: as decided\.$/, ""),
      ),
      before,
      after,
      metrics: await metricsAfter(tools, evidence, view, rules),
    },
    isOverride,
    secondApprover: secondApproverNote(evidence, { commercial, training }, plan.payableMinor, before.moneyMinor),
    sentence: decisionSentence({
      commercial,
      training,
      unit: contract.unit,
      currency: contract.currency,
      unitsBefore: before.units,
      acceptedUnits: plan.acceptedUnits,
      payableMinor: plan.payableMinor,
      creditBasisPoints: plan.creditBasisPoints,
      itemsBefore: before.items,
      itemsUsed: after.items,
      effective: after.effective,
      against: isOverride ? recommendation : null,
    }),
  };
}

/** The limit that this decision would pass, so that a second person has to approve it; null when one signature is enough. */
function secondApproverNote(
  { contract, decision }: BatchEvidence,
  { commercial }: Axes,
  payableMinor: number,
  deliveredMinor: number,
) {
  const aboveMinor = contract.secondApproverAboveMinor;
  const payableBeforeMinor = decision?.payableMinor ?? 0;
  const valueMinor = valueOfDecision({ commercial, payableMinor, deliveredMinor, payableBeforeMinor });
  return needsSecondApprover(valueMinor, aboveMinor) ? { valueMinor, aboveMinor: aboveMinor ?? 0 } : null;
}

/** Names that the batch does not know (an old link) are left out of a preview; signing refuses them. */
function knownRules({ rules }: DecideFields, { names }: BatchView): Rule[] {
  return rules.flatMap((rule) => {
    const annotators = rule.where.annotators?.filter((name) => names.annotators.includes(name));
    if (!annotators) return [rule];
    return annotators.length > 0 ? [{ ...rule, where: { ...rule.where, annotators } }] : [];
  });
}

/** Those who stand apart first, then by judgments. */
function annotatorChoices(view: BatchView) {
  const rows = annotatorsOf(view);
  const apart = new Map(standApart(rows).map((one) => [one.name, apartText(one)]));
  return rows
    .map(({ name, judgments }) => ({ name, judgments, apart: apart.get(name) ?? null }))
    .sort((a, b) => Number(b.apart !== null) - Number(a.apart !== null));
}

async function metricsAfter(
  tools: ReviewTools,
  { judged, policy, contract, batch, deliveries }: BatchEvidence,
  view: BatchView,
  rules: readonly Rule[],
) {
  const metrics = METRICS.filter(({ id }) => MAIN_METRICS.includes(id));
  const before = judged.filter(({ metric }) => MAIN_METRICS.includes(metric.id)).map(judgedRow);
  if (rules.length === 0) return before.map((row) => ({ before: row, after: row }));
  const { checkpoints } = await contractTerms(tools.db, contract.id);
  const context: MeasureContext = {
    rowsDelivered: deliveries.reduce((sum, { rows }) => sum + rows, 0),
    rowsQuarantined: deliveries.reduce((sum, { quarantined }) => sum + quarantined, 0),
    expectedUnits: batch.expectedUnits > 0 ? batch.expectedUnits : null,
    approvedModels: approvedModels(checkpoints, batch.week),
    earlierPairKeys: null,
    previous: null,
    seed: batch.week,
  };
  const left = applyRules(view, rules);
  const outcomes = new Map(metrics.map((metric) => [metric.id, metric.measure(left, context)]));
  const after = new Map(judge(policy, metrics, outcomes).map((one) => [one.metric.id, judgedRow(one)]));
  return before.map((row) => ({ before: row, after: after.get(row.id) ?? row }));
}
