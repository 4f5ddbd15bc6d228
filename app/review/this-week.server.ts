/** Monday morning: what waits for a decision, worst first; what is due, late or short; every contract week by week. */
import { pricingOf } from "#app/domain/pricing.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import type { Term } from "#app/domain/terms/term.ts";
import type { Db } from "#db/client.server.ts";
import { contractTerms, listContracts } from "#db/contracts.server.ts";
import { batchProgress, countUndecided } from "#db/progress.server.ts";
import { termsOfContracts } from "#db/terms.server.ts";
import { weekReasonsBy } from "#db/week-reasons.server.ts";
import { type Attention, attentionOf } from "./attention.ts";
import { contractStanding } from "./contract-standing.ts";
import { withDeemed } from "./deemed-amount.server.ts";
import { withCreditsGivenUp } from "./given-up.server.ts";
import type { Recommendation } from "./recommend.ts";
import { recommendationsOf } from "./recommendations.server.ts";
import { type StripWeek, stripWeek } from "./strip-week.ts";
import { byUrgency, type WaitingBatch } from "./urgency.ts";
import { isWaiting } from "./waiting.ts";
import { withDomains } from "./week-domains.server.ts";

export interface ContractStrip {
  id: string;
  title: string;
  vendor: string;
  currency: string;
  unit: string;
  committedUnits: number;
  deliveredUnits: number;
  /** By decision or by silence, as in the books. */
  acceptedUnits: number;
  /** What is payable for it, after credits. */
  acceptedMinor: number;
  weeks: StripWeek[];
}

export interface ThisWeek {
  waiting: WaitingBatch[];
  attention: Attention[];
  contracts: ContractStrip[];
  vendors: number;
}

/** How many batches wait for a decision: one query. */
export const countWaiting = (db: Db): Promise<number> => countUndecided(db);

export async function thisWeek(db: Db, now: number): Promise<ThisWeek> {
  const contracts = await listContracts(db);
  const batches = await batchProgress(db);
  const recommendations = await recommendationsOf(db, contracts, batches);
  const reasons = await weekReasonsBy(db, null);
  const termsBy = await termsOfContracts(
    db,
    contracts.map(({ id }) => id),
  );
  const found: ThisWeek = {
    waiting: [],
    attention: [],
    contracts: [],
    vendors: new Set(contracts.map(({ vendorId }) => vendorId)).size,
  };
  for (const contract of contracts) {
    const { tiers } = await contractTerms(db, contract.id);
    const own = batches.filter(({ contractId }) => contractId === contract.id);
    const pricing = pricingOf(contract, tiers);
    const terms = termsBy.get(contract.id) ?? [];
    const placed = await withDomains(db, contract, tiers, await withCreditsGivenUp(db, contract, pricing, own));
    const weeks = await withDeemed(db, { contract, terms, pricing }, placed, now);
    const standing = contractStanding(contract, pricing, weeks);
    for (const [index, week] of weeks.entries()) {
      const recommendation = recommendations.get(week.id) ?? null;
      if (isWaiting(week)) {
        const atStake = standing.weeks[index]?.atStake ?? 0;
        found.waiting.push(waitingBatch(contract, week, { recommendation, atStake, terms, now }));
      }
      const reason = reasons.get(week.id)?.at(-1) ?? null;
      found.attention.push(...attentionOf({ ...contract, terms }, { ...week, reason }, now));
    }
    found.contracts.push({
      id: contract.id,
      title: contract.title,
      vendor: contract.vendor,
      currency: contract.currency,
      unit: contract.unit,
      committedUnits: standing.committed.units,
      deliveredUnits: standing.delivered.units,
      acceptedUnits: standing.accepted.units,
      acceptedMinor: standing.accepted.minor,
      weeks: weeks.map((week) => stripWeek(week, recommendations.get(week.id)?.state ?? null, now, contract.timeZone)),
    });
  }
  found.waiting.sort(byUrgency);
  found.attention.sort((a, b) => a.at - b.at);
  return found;
}

type Contract = Awaited<ReturnType<typeof listContracts>>[number];
type Week = Awaited<ReturnType<typeof batchProgress>>[number];

function waitingBatch(
  contract: Contract,
  week: Week,
  {
    recommendation,
    atStake,
    terms,
    now,
  }: { recommendation: Recommendation | null; atStake: number; terms: readonly Term[]; now: number },
): WaitingBatch {
  const { vendor, title, currency, unit } = contract;
  const receivedAt = week.receivedAt ?? now;
  return {
    batchId: week.id,
    contractId: contract.id,
    vendor,
    contract: title,
    week: week.week,
    phase: week.phase,
    state: recommendation?.state ?? null,
    units: week.units,
    expectedUnits: week.expectedUnits,
    unit,
    recommended: recommendation && { commercial: recommendation.commercial, training: recommendation.training },
    because: reasonsOf(recommendation),
    window: rejectionClock({ contract, terms, receivedAt, isUndecided: true }, now),
    atStakeMinor: atStake,
    currency,
    awaiting: week.awaiting && { ...week.awaiting, decisionId: week.awaiting.id },
    onHold: week.decision?.commercial === "hold" && week.decision.deliveryId === week.newestDelivery,
  };
}

const SHOWN_REASONS = 2;

function reasonsOf(recommendation: Recommendation | null): string[] {
  if (!recommendation) return ["Not measured yet."];
  if (recommendation.reasons.length === 0) return ["every criterion with enough data passes"];
  return recommendation.reasons.slice(0, SHOWN_REASONS).map(({ clause }) => clause);
}
