/** The decision screen: what the exclusions and weights of the form would do, and the sentence that would be written. */

import { needsSecondApprover, valueOfDecision } from "#app/domain/approval.ts";
import type { Axes } from "#app/domain/decision.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { termsOf } from "#db/terms.server.ts";
import { changedRules } from "./add-rule.ts";
import { annotatorsOf } from "./annotators-of.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { type DecideFields, decideFields, rulesKey } from "./decide-form.ts";
import { decisionSentence } from "./decision-sentence.ts";
import { rulesOfNamedFlags } from "./flags-to-try.server.ts";
import { planDecision, policyCredit } from "./plan-decision.ts";
import { fitsAddress } from "./rule-params.ts";
import type { Rule } from "./rules.ts";
import { signingLimit } from "./signing-limit.server.ts";
import { apartText, standApart } from "./stand-apart.ts";
import { suggestionFor } from "./suggestion.server.ts";
import { axesText, verdictHeadline } from "./verdict-sentence.ts";
import { isWaiting } from "./waiting.ts";
import { notAsMeasured } from "./week-as-measured.server.ts";
import { whatIfMetrics, whatIfReport } from "./what-if-report.server.ts";

export type DecidePage = Extract<Awaited<ReturnType<typeof decidePage>>, { kind: "page" }>;

/** @param signer who looks: the limit for one signature may be theirs alone */
export async function decidePage(tools: ReviewTools, batchId: string, asked: URLSearchParams, signer: string) {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence) return { kind: "absent" as const };
  const { batch, contract, deliveries, recommendation, decision, proposal } = evidence;
  if (deliveries.length === 0 || !recommendation) return { kind: "nothing-delivered" as const };
  let params = await rulesOfNamedFlags(tools.db, batchId, asked);
  const changed = changedRules(params);
  if (changed.kind === "changed") {
    params = new URLSearchParams(changed.query);
    if (fitsAddress(params)) return { kind: "changed" as const, query: changed.query };
  }
  const fields = decideFields(params, false);
  const report = await whatIfReport(tools, evidence, knownRules(fields, await tools.views.of(deliveries)));
  const { view, priceOf, before, after } = report;
  const commercial = fields.commercial ?? recommendation.commercial;
  const training = fields.training ?? recommendation.training;
  const credit = { given: fields.credit, byPolicy: policyCredit(evidence.policy, evidence.judged) };
  const payable = paidOf(after.units, batch.expectedUnits, contract);
  const plan = planDecision({ commercial, training }, payable, priceOf, credit);
  const aboveMinor = await signingLimit(tools.db, contract, { batchId, signer });
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
    before: await notAsMeasured(tools.db, evidence),
    rejection: await rejectionOf(tools, evidence),
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
    fields: { errors: { ...fields.errors, ...(changed.kind === "refused" && changed.errors) } },
    preview: {
      key: rulesKey(fields.rules),
      rules: report.given.map((one, at) => ({ ...one, source: fields.sources[at] ?? at })),
      before,
      after,
      metrics: await whatIfMetrics(tools, evidence, report),
    },
    suggestion: params.get("suggest") === "yes" ? await suggestionFor(tools, evidence) : null,
    isOverride,
    secondApprover: secondApproverNote(
      { ...evidence, aboveMinor },
      { commercial, training },
      plan.payableMinor,
      before.moneyMinor,
    ),
    sentence: decisionSentence({
      commercial,
      training,
      unit: contract.unit,
      currency: contract.currency,
      unitsBefore: before.units,
      overUnits: after.units - payable,
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

/** Until when the newest delivery can still be rejected; null once a decision that counts answers it. */
async function rejectionOf({ db, now }: ReviewTools, { contract, deliveries, decision, proposal }: BatchEvidence) {
  const newestDelivery = deliveries.at(-1)?.id ?? null;
  const receivedAt = deliveries[0]?.receivedAt ?? null;
  const awaiting = proposal?.standing === "awaiting" ? proposal : null;
  if (receivedAt === null || !isWaiting({ newestDelivery, decision, awaiting })) return null;
  const terms = await termsOf(db, contract.id);
  return { receivedAt, ...rejectionClock({ contract, terms, receivedAt, isUndecided: true }, now()) };
}

/** The limit that this decision would pass, so that a second person has to approve it; null when one signature is enough. */
function secondApproverNote(
  { contract, decision, aboveMinor }: BatchEvidence & { aboveMinor: number | null },
  { commercial }: Axes,
  payableMinor: number,
  deliveredMinor: number,
) {
  const payableBeforeMinor = decision?.payableMinor ?? 0;
  const valueMinor = valueOfDecision({ commercial, payableMinor, deliveredMinor, payableBeforeMinor });
  if (!needsSecondApprover(valueMinor, aboveMinor)) return null;
  return { valueMinor, aboveMinor: aboveMinor ?? 0, isStricter: aboveMinor !== contract.secondApproverAboveMinor };
}

/** Of several names those that the batch does not know (an old link) are left out of a preview; signing refuses them. */
function knownRules({ rules }: DecideFields, { names }: BatchView): Rule[] {
  return rules.map((rule) => {
    const annotators = rule.where.annotators?.filter((name) => names.annotators.includes(name)) ?? [];
    return annotators.length > 0 ? { ...rule, where: { ...rule.where, annotators } } : rule;
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
