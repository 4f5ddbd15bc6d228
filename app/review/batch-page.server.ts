/** What the batch screen shows above its tabs: facts, verdict, funnel, clock, gates with their weeks. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";
import { countFlags } from "#db/flags.server.ts";
import { releasesOfBatch } from "#db/releases.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import { batchGates } from "./batch-gates.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { batchVerdict } from "./batch-verdict.server.ts";
import { gatesSentence } from "./gates-sentence.ts";
import { gatesOf } from "./judge.ts";
import { describeRule, type Rule } from "./rules.ts";
import { verdictHeadline } from "./verdict-sentence.ts";

export type BatchPage = NonNullable<Awaited<ReturnType<typeof batchPage>>>;

export async function batchPage(tools: ReviewTools, batchId: string) {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence) return undefined;
  const { batch, contract, policy, deliveries, decision, proposal } = evidence;
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
    policy: { name: policy.name, version: policy.version, gatesRule: gatesSentence(gatesOf(policy)) },
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
          window: rejectionClock(
            {
              contract,
              terms: await termsOf(tools.db, contract.id),
              receivedAt: base.receivedAt,
              isUndecided: !isAnswered(decision, deliveries),
            },
            tools.now(),
          ),
        }
      : null,
    verdict: base ? await batchVerdict(tools, evidence) : null,
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
    proposal: proposal && {
      id: proposal.decision.id,
      headline: verdictHeadline(proposal.decision),
      reason: proposal.decision.reason,
      signer: proposal.decision.signer,
      decidedAt: proposal.decision.decidedAt,
      valueMinor: proposal.decision.valueMinor,
      aboveMinor: proposal.decision.secondApproverAboveMinor ?? 0,
      approval: proposal.approval,
    },
    flags: await countFlags(tools.db, batchId),
    inspections: evidence.inspections.length,
    gates: await batchGates(tools, evidence),
  };
}

/** A decision that counts, signed about what the batch holds now, and not a hold. */
function isAnswered(decision: BatchEvidence["decision"], deliveries: BatchEvidence["deliveries"]): boolean {
  if (!decision || decision.commercial === "hold") return false;
  return deliveries.every(({ id }) => id <= decision.deliveryId);
}

/** Rows still missing: what was quarantined less what corrections repaired. */
function quarantinedLeft(deliveries: BatchEvidence["deliveries"]): number {
  const [base, ...corrections] = deliveries;
  const repaired = corrections.reduce((sum, { items }) => sum + items, 0);
  const again = corrections.reduce((sum, { quarantined }) => sum + quarantined, 0);
  return Math.max(0, (base?.quarantined ?? 0) - repaired) + again;
}
