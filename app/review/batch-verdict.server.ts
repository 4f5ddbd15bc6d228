/** What the policy recommends for a batch, and what the recommendation or the decision leaves of it, in records and money. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { costPerUnit, lessCredit } from "#app/domain/pricing.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import { annotatorsOf } from "./annotators-of.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { type BatchStanding, batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import { creditOfDecision } from "./decision-evidence.ts";
import { oddNotes } from "./odd-notes.ts";
import { recommendedRules } from "./recommended-rules.ts";
import { describeRule, type Rule } from "./rules.ts";
import { verdictHeadline } from "./verdict-sentence.ts";

/** null when nothing was measured. */
export async function batchVerdict(tools: ReviewTools, evidence: BatchEvidence) {
  const { recommendation, decision, contract } = evidence;
  if (!recommendation) return null;
  const view = await tools.views.of(evidence.deliveries);
  const suggested = recommendedRules(annotatorsOf(view), recommendation);
  const rules = decision ? (decision.rules as Rule[]) : suggested;
  const axes = decision ?? recommendation;
  const { before, after, priceOf } = await batchStandings(tools, evidence, rules);
  const used = TRAINING_CHOICES[axes.training].usable ? after : NOTHING_USED;
  const credit = decision ? creditOfDecision(decision) : recommendation.creditBasisPoints;
  const full = COMMERCIAL_CHOICES[axes.commercial].payable
    ? priceOf(paidOf(after.units, evidence.batch.expectedUnits, contract))
    : 0;
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
    oddities: oddNotes(view, {
      at: Math.max(...evidence.deliveries.map(({ receivedAt }) => receivedAt)),
      called: "the delivery",
    }),
  };
}

const NOTHING_USED: Pick<BatchStanding, "items" | "judgments" | "effective"> = { items: 0, judgments: 0, effective: 0 };
