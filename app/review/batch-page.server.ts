/** What the batch screen shows above its tabs: facts, verdict, funnel, clock, gates with their weeks. */

import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { costPerUnit, lessCredit } from "#app/domain/pricing.ts";
import { rejectionWindow } from "#app/domain/schedule.ts";
import { METRICS } from "#app/metrics/index.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";
import { weeklyOutcomes } from "#db/metric-series.server.ts";
import { releasesOfBatch } from "#db/releases.server.ts";
import { annotatorsOf } from "./annotators-of.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import { type BatchStanding, batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import { creditOfDecision } from "./decision-evidence.ts";
import { judge } from "./judge.ts";
import { judgedRow } from "./judged-row.ts";
import { recommendedRules } from "./recommended-rules.ts";
import { describeRule, type Rule } from "./rules.ts";
import { verdictHeadline } from "./verdict-sentence.ts";

export type BatchPage = NonNullable<Awaited<ReturnType<typeof batchPage>>>;

export async function batchPage(tools: ReviewTools, batchId: string) {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence) return undefined;
  const { batch, contract, policy, deliveries, decision } = evidence;
  const versions = await deliveriesOfBatch(tools.db, batchId);
  const base = deliveries[0];
  return {
    now: tools.now(),
    batch: {
      id: batch.id,
      week: batch.week,
      phase: batch.phase,
      dueAt: batch.dueAt,
      expectedUnits: batch.expectedUnits,
      instructionVersion: batch.instructionVersion,
    },
    weeks: (await batchesOf(tools.db, contract.id)).map(({ id, week }) => ({ id, week })),
    contract: {
      id: contract.id,
      title: contract.title,
      vendor: contract.vendor,
      vendorId: contract.vendorId,
      unit: contract.unit,
      currency: contract.currency,
    },
    policy: { name: policy.name, version: policy.version },
    delivered: base
      ? {
          receivedAt: base.receivedAt,
          version: base.version,
          bytes: deliveries.reduce((sum, { fileBytes }) => sum + fileBytes, 0),
          corrections: deliveries.length - 1,
          annotators: new Set(deliveries.flatMap((one) => (one.dictionary as { annotators: string[] }).annotators))
            .size,
          records: deliveries.reduce((sum, { items }) => sum + items, 0),
          versions: versions.length,
          quarantined: quarantinedLeft(deliveries),
          window: rejectionWindow(base.receivedAt, contract.rejectionWindowDays, tools.now()),
        }
      : null,
    verdict: base ? await verdictOf(tools, evidence) : null,
    decision: decision && {
      id: decision.id,
      headline: verdictHeadline(decision),
      commercial: COMMERCIAL_CHOICES[decision.commercial].title,
      training: TRAINING_CHOICES[decision.training].title,
      reason: decision.reason,
      signer: decision.signer,
      decidedAt: decision.decidedAt,
      payableMinor: decision.payableMinor,
      acceptedUnits: decision.acceptedUnits,
      isOverride: decision.isOverride,
      rules: (decision.rules as Rule[]).map(describeRule),
      isOlderThanDelivery: deliveries.some(({ id }) => id > decision.deliveryId),
      releases: (await releasesOfBatch(tools.db, batchId)).map(({ id, name }) => ({ id, name })),
    },
    gates: await gatesWithWeeks(tools, evidence),
  };
}

async function verdictOf(tools: ReviewTools, evidence: BatchEvidence) {
  const { recommendation, decision, contract } = evidence;
  if (!recommendation) return null;
  const view = await tools.views.of(evidence.deliveries);
  const suggested = recommendedRules(annotatorsOf(view), recommendation);
  const rules = decision ? (decision.rules as Rule[]) : suggested;
  const axes = decision ?? recommendation;
  const { before, after, priceOf } = await batchStandings(tools, evidence, rules);
  const used = TRAINING_CHOICES[axes.training].usable ? after : NOTHING_USED;
  const credit = decision ? creditOfDecision(decision) : recommendation.creditBasisPoints;
  const full = COMMERCIAL_CHOICES[axes.commercial].payable ? priceOf(after.units) : 0;
  const payableMinor = decision ? decision.payableMinor : lessCredit(full, credit ?? 0);
  return {
    headline: verdictHeadline(recommendation),
    because: recommendation.because,
    reasons: recommendation.reasons,
    state: recommendation.state,
    commercial: COMMERCIAL_CHOICES[recommendation.commercial].title,
    training: TRAINING_CHOICES[recommendation.training].title,
    /** The decision's where there is one, else the recommendation's. */
    inForce: COMMERCIAL_CHOICES[axes.commercial].title,
    suggested: suggested.map(describeRule),
    suggestedAnnotators: suggested.flatMap(({ where }) => where.annotators ?? []),
    before,
    used,
    creditBasisPoints: credit,
    payableMinor,
    deliveredMinor: before.moneyMinor,
    perEffectiveMicro: payableMinor > 0 ? costPerUnit(payableMinor, Math.round(used.effective)) : null,
    currency: contract.currency,
  };
}

const NOTHING_USED: Pick<BatchStanding, "items" | "judgments" | "effective"> = { items: 0, judgments: 0, effective: 0 };

/** Rows still missing: what was quarantined less what corrections repaired. */
function quarantinedLeft(deliveries: BatchEvidence["deliveries"]): number {
  const [base, ...corrections] = deliveries;
  const repaired = corrections.reduce((sum, { items }) => sum + items, 0);
  const again = corrections.reduce((sum, { quarantined }) => sum + quarantined, 0);
  return Math.max(0, (base?.quarantined ?? 0) - repaired) + again;
}

async function gatesWithWeeks({ db }: ReviewTools, { judged, policy, contract, batch }: BatchEvidence) {
  const gates = judged.filter(({ criterion }) => criterion?.gate);
  if (gates.length === 0) return [];
  const metrics = METRICS.filter(({ id }) => gates.some(({ metric }) => metric.id === id));
  const weeks = (await weeklyOutcomes(db, contract.id)).filter(({ week }) => week <= batch.week);
  const judgedWeeks = weeks.map(({ week, outcomes }) => ({ week, judged: judge(policy, metrics, outcomes) }));
  return gates.map((gate) => ({
    ...judgedRow(gate),
    consequence: consequenceOf(gate),
    weeks: judgedWeeks.flatMap(({ week, judged: all }) => {
      const one = all.find(({ metric }) => metric.id === gate.metric.id);
      return one ? [{ label: `week ${week}`, outcome: judgedRow(one).outcome, state: one.state }] : [];
    }),
  }));
}

/** What this criterion asks for; null when it passes. */
function consequenceOf({ state, criterion, outcome }: BatchEvidence["judged"][number]): string | null {
  if (!criterion || state === "pass") return null;
  if (state !== "insufficient")
    return `asks for: ${verdictHeadline(state === "fail" ? criterion.onFail : criterion.onWarn)
      .toLowerCase()
      .replace(/\.$/, "")}`;
  if (outcome.kind === "not-computable" && outcome.ask) return outcome.ask;
  return criterion.whenInsufficient === "hold" ? "asks for: hold until there is evidence" : "noted; nothing follows";
}
