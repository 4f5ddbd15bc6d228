/** Signs a decision about a batch. The web form and the command line both come here. */

import { valueOfDecision } from "#app/domain/approval.ts";
import type { Commercial, Training } from "#app/domain/decision.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import { appendDecision, type DecisionRow } from "#db/decisions.server.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import { type BatchStanding, batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import { type DecisionEvidence, evidenceMetric } from "./decision-evidence.ts";
import { signingFault } from "./duty.server.ts";
import { decisionFault, planDecision, policyCredit, strangerIn } from "./plan-decision.ts";
import { ruleFacts } from "./rule-facts.server.ts";
import { type Rule, rulesSchema } from "./rules.ts";
import { settledRules } from "./settle-rules.ts";
import { signingLimit } from "./signing-limit.server.ts";
import { WEIGHT_ORDER } from "./weigh-rules.ts";

export interface DecideInput {
  batchId: string;
  commercial: Commercial;
  training: Training;
  reason: string;
  signer: string;
  rules: readonly Rule[];
  /** The latest decision the signer saw; null for none. */
  seenDecisionId: number | null;
  /** The newest delivery the signer saw; left out, whatever is there now. */
  seenDeliveryId?: number;
  /** Only with accept_with_credit; left out, the policy's credit table says. */
  creditBasisPoints?: number;
}

export type DecideResult =
  | { kind: "decided"; id: number }
  /** Somebody decided, or delivered, in between. Nothing was written. */
  | { kind: "overtaken"; message: string; by: DecisionRow | null }
  | { kind: "refused"; message: string };

export async function decideBatch(tools: ReviewTools, input: DecideInput): Promise<DecideResult> {
  const fault = inputFault(input);
  if (fault) return { kind: "refused", message: fault };
  const evidence = await evidenceOf(tools.db, input.batchId);
  if (!evidence) return { kind: "refused", message: "There is no such batch." };
  const signing = { signer: input.signer.trim(), batchId: input.batchId };
  const separate = input.commercial !== "hold" && tools.settings?.separateDuties;
  const asked = { signer: signing.signer, batchIds: [input.batchId], what: "sign its decision" };
  const duty = separate && (await signingFault(tools.db, asked));
  if (duty) return { kind: "refused", message: duty };
  const newest = evidence.deliveries.at(-1);
  const { recommendation } = evidence;
  if (!newest || !recommendation)
    return { kind: "refused", message: "Nothing was delivered for this batch yet; there is nothing to decide." };
  if (input.seenDeliveryId !== undefined && input.seenDeliveryId !== newest.id)
    return { kind: "overtaken", message: "A new delivery came in meanwhile; its numbers are shown now.", by: null };
  const view = await tools.views.of(evidence.deliveries);
  const { rules, faults, weight } = settledRules(view, input.rules, await ruleFacts(tools.db, evidence));
  const stranger = strangerIn(input.rules, view.names);
  if (stranger) return { kind: "refused", message: `${stranger} is not in this batch.` };
  const [faulty] = faults;
  if (faulty) return { kind: "refused", message: `Rule ${faulty.rule + 1}: ${faulty.message}` };
  const { before, after, priceOf } = await batchStandings(tools, evidence, rules, weight);
  const unsound = decisionFault(input, rules, after);
  if (unsound) return { kind: "refused", message: unsound };
  const credit = { given: input.creditBasisPoints ?? null, byPolicy: policyCredit(evidence.policy, evidence.judged) };
  const payable = paidOf(after.units, evidence.batch.expectedUnits, evidence.contract);
  const plan = planDecision(input, payable, priceOf, credit);
  const result = await appendDecision(
    tools.db,
    {
      batchId: input.batchId,
      deliveryId: newest.id,
      commercial: input.commercial,
      training: input.training,
      reason: input.reason.trim(),
      signer: input.signer.trim(),
      policyId: evidence.policyId,
      recommendedCommercial: recommendation.commercial,
      recommendedTraining: recommendation.training,
      isOverride: input.commercial !== recommendation.commercial || input.training !== recommendation.training,
      rules,
      evidence: {
        ...snapshot(evidence, before, after, plan.creditBasisPoints),
        ...(payable < after.units && { atMost: { units: payable, moneyMinor: priceOf(payable) } }),
      },
      acceptedUnits: plan.acceptedUnits,
      payableMinor: plan.payableMinor,
      decidedAt: tools.now(),
      valueMinor: valueOfDecision({
        commercial: input.commercial,
        payableMinor: plan.payableMinor,
        deliveredMinor: before.moneyMinor,
        payableBeforeMinor: evidence.decision?.payableMinor ?? 0,
      }),
      secondApproverAboveMinor: await signingLimit(tools.db, evidence.contract, signing),
    },
    input.seenDecisionId,
  );
  if (result.kind === "decided") return result;
  return { kind: "overtaken", message: `${result.by.signer} decided this batch meanwhile.`, by: result.by };
}

function inputFault({ reason, signer, rules, creditBasisPoints = 0 }: DecideInput): string | null {
  if (reason.trim() === "") return "Give a reason.";
  if (signer.trim() === "") return "Say who signs.";
  if (!Number.isInteger(creditBasisPoints) || creditBasisPoints < 0 || creditBasisPoints > BASIS_POINTS)
    return "A credit lies between 0 and 100 %, with at most two decimals.";
  const parsed = rulesSchema.safeParse(rules);
  return parsed.success ? null : `The exclusions and weights cannot be used: ${parsed.error.issues[0]?.message}`;
}

function snapshot(
  { judged, deliveries, policy, recommendation, inspections }: BatchEvidence,
  before: BatchStanding,
  after: BatchStanding,
  creditBasisPoints: number | null,
): DecisionEvidence {
  return {
    metrics: judged.map(evidenceMetric),
    files: deliveries.map(({ id, version, kind, fileName, fileSha256, textSha256 }) => ({
      deliveryId: id,
      version,
      kind,
      fileName,
      fileSha256,
      textSha256,
    })),
    policy: { name: policy.name, version: policy.version },
    recommendation: {
      commercial: recommendation?.commercial ?? "hold",
      training: recommendation?.training ?? "quarantine",
      because: recommendation?.because ?? [],
    },
    inspections,
    before,
    after,
    creditBasisPoints,
    weightOrder: WEIGHT_ORDER,
  };
}
