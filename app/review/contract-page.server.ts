/** A contract with how far it has come: terms, weeks, and what is committed, delivered, accepted and effective. */
import type { Commercial, Training } from "#app/domain/decision.ts";
import { costPerUnit, pricingOf } from "#app/domain/pricing.ts";
import { weekStanding } from "#app/domain/schedule.ts";
import { type RejectionClock, rejectionClock } from "#app/domain/terms/rejection.ts";
import type { Term } from "#app/domain/terms/term.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, contractById, contractTerms, policyById } from "#db/contracts.server.ts";
import { decisionsInForce } from "#db/decision-standing.server.ts";
import { type BatchProgress, batchProgress } from "#db/progress.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { contractStanding, type WeekAmounts } from "./contract-standing.ts";
import { withDeemed } from "./deemed-amount.server.ts";
import { effectiveUnits } from "./effective-units.ts";
import { withCreditsGivenUp } from "./given-up.server.ts";
import type { Recommendation } from "./recommend.ts";
import { recommendationsOf } from "./recommendations.server.ts";
import { type StripWeek, stripWeek } from "./strip-week.ts";
import { withDomains } from "./week-domains.server.ts";

export interface ContractWeek extends WeekAmounts {
  batchId: string;
  phase: string;
  dueAt: number;
  instructionVersion: string | null;
  timing: ReturnType<typeof weekStanding>;
  state: MetricState | null;
  mark: StripWeek["mark"];
  recommended: { commercial: Commercial; training: Training } | null;
  decision: {
    commercial: Commercial;
    training: Training;
    isOverride: boolean;
    decidedAt: number;
    signer: string;
  } | null;
  /** Signed once; a second person has to approve it. */
  isAwaiting: boolean;
  /** The right to reject what waits, and since when it is deemed accepted. */
  window: RejectionClock | null;
}

export async function contractPage(db: Db, id: string, now: number) {
  const contract = await contractById(db, id);
  const policy = contract && (await policyById(db, contract.policyId));
  if (!contract || !policy) return undefined;
  const terms = await contractTerms(db, id);
  const dated = await termsOf(db, id);
  const pricing = pricingOf(contract, terms.tiers);
  const progress = await withCreditsGivenUp(db, contract, pricing, await batchProgress(db, id));
  const placed = await withDomains(db, contract, terms.tiers, progress);
  const batches = await withDeemed(db, { contract, terms: dated, pricing }, placed, now);
  const recommendations = await recommendationsOf(db, [contract], batches);
  const { weeks: amounts, ...standing } = contractStanding(contract, pricing, batches);
  const ids = batches.map((batch) => batch.id);
  const decisions = await decisionsInForce(db, ids);
  const effective = effectiveUnits([...decisions.values()]);
  const deemed = { units: 0, minor: 0 };
  for (const batch of batches) {
    deemed.units += batch.deemed?.units ?? 0;
    deemed.minor += batch.deemed?.minor ?? 0;
  }
  const weeks = batches.flatMap((batch, i) => {
    const amount = amounts[i];
    return amount
      ? [contractWeek(contract, batch, { amount, recommendation: recommendations.get(batch.id), terms: dated, now })]
      : [];
  });
  return {
    contract,
    terms,
    policy: { id: policy.id, name: policy.name, version: policy.version },
    standing,
    effective,
    /** Ten-thousandths of a minor unit; null while nothing is accepted or effective. */
    cost: {
      perAccepted: costPerUnit(standing.accepted.minor, standing.accepted.units),
      perEffective: effective === null ? null : costPerUnit(standing.accepted.minor - deemed.minor, effective),
    },
    /** What of it is accepted because nobody decided in time: payable, and part of no decision. */
    deemed,
    weeks,
  };
}

export type ContractPage = NonNullable<Awaited<ReturnType<typeof contractPage>>>;

interface WeekFacts {
  amount: WeekAmounts;
  recommendation: Recommendation | undefined;
  terms: readonly Term[];
  now: number;
}

function contractWeek(
  contract: ContractRow,
  batch: BatchProgress,
  { amount, recommendation, terms, now }: WeekFacts,
): ContractWeek {
  const { firstReceivedAt, receivedAt, decision } = batch;
  const { mark, state } = stripWeek(batch, recommendation?.state ?? null, now, contract.timeZone);
  return {
    ...amount,
    batchId: batch.id,
    phase: batch.phase,
    dueAt: batch.dueAt,
    instructionVersion: batch.instructionVersion,
    timing: weekStanding(
      batch,
      firstReceivedAt === null ? null : { at: firstReceivedAt, units: batch.units },
      now,
      contract,
    ),
    state,
    mark,
    recommended: recommendation ? { commercial: recommendation.commercial, training: recommendation.training } : null,
    decision: decision && {
      commercial: decision.commercial,
      training: decision.training,
      isOverride: decision.isOverride,
      decidedAt: decision.decidedAt,
      signer: decision.signer,
    },
    isAwaiting: batch.awaiting !== null,
    window:
      mark === "waiting" && receivedAt !== null
        ? rejectionClock({ contract, terms, receivedAt, isUndecided: true }, now)
        : null,
  };
}
