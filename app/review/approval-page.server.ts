/** What the second person sees before signing: the decision in a sentence, what it moves, and the limit it passes. */

import { standsOf } from "#db/decision-standing.server.ts";
import { decisionById } from "#db/decisions.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { evidenceOfDecision } from "./decision-evidence.ts";
import { decisionSentence } from "./decision-sentence.ts";
import { describeRule, type Rule } from "./rules.ts";
import { verdictHeadline } from "./verdict-sentence.ts";

export type ApprovalPage = NonNullable<Awaited<ReturnType<typeof approvalPage>>>;

/** undefined when there is no such decision. */
export async function approvalPage(tools: Pick<ReviewTools, "db" | "now">, decisionId: number) {
  const decision = await decisionById(tools.db, decisionId);
  const evidence = decision && (await evidenceOf(tools.db, decision.batchId));
  if (!decision || !evidence) return undefined;
  const { batch, contract } = evidence;
  const { standing, approval } = await standsOf(tools.db, decision);
  const { before, after, creditBasisPoints = null } = evidenceOfDecision(decision);
  return {
    now: tools.now(),
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, currency: contract.currency },
    decision: {
      id: decision.id,
      headline: verdictHeadline(decision),
      signer: decision.signer,
      decidedAt: decision.decidedAt,
      reason: decision.reason,
      valueMinor: decision.valueMinor,
      aboveMinor: decision.secondApproverAboveMinor,
      rules: (decision.rules as Rule[]).map(describeRule),
      sentence: decisionSentence({
        commercial: decision.commercial,
        training: decision.training,
        unit: contract.unit,
        currency: contract.currency,
        unitsBefore: before?.units ?? 0,
        acceptedUnits: decision.acceptedUnits,
        payableMinor: decision.payableMinor,
        creditBasisPoints,
        itemsBefore: before?.items ?? 0,
        itemsUsed: after?.items ?? 0,
        effective: after?.effective ?? 0,
        against: decision.isOverride
          ? { commercial: decision.recommendedCommercial, training: decision.recommendedTraining }
          : null,
      }),
    },
    standing,
    approval,
    /** Awaiting, but a later decision is there: nothing is left to approve. */
    isReplaced: standing === "awaiting" && evidence.proposal?.decision.id !== decision.id,
  };
}
