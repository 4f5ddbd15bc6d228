/**
 * What each batch of a contract is owed: its accepted units at the contract's prices, less its credit, plus a credit that
 * was waived. The sums over the batches and over the price bands are the same cents.
 */
import { COMMERCIAL_CHOICES, type Commercial } from "#app/domain/decision.ts";
import { timesRatio } from "#app/domain/money.ts";
import { amountFor, creditOf, type PriceTier, type Pricing } from "#app/domain/pricing.ts";

export interface BatchFacts {
  batchId: string;
  week: number;
  /** Paid units in force. */
  deliveredUnits: number;
  /** Units accepted before those of this batch: its place along the price tiers and the discount. */
  after: number;
  /** It waits for a decision, in whole or in part. */
  isWaiting: boolean;
  /** Nobody decided in time, so all of it counts as accepted, without a credit. */
  isDeemed: boolean;
  /** The one that counts; null = none yet. */
  decision: {
    id: number;
    commercial: Commercial;
    acceptedUnits: number;
    payableMinor: number;
    /** null: to be agreed, or not on record. */
    creditBasisPoints: number | null;
  } | null;
  /** Its credit was given up, with a reason. */
  creditWaived: boolean;
  /** Units that the contract's tolerance pays at most; null or absent = all that is accepted. */
  mostUnits?: number | null;
  /** The contract's prices laid out along the units before it and its own, where they name a domain or a phase. */
  laid?: readonly PriceTier[] | undefined;
}

/** The contract's pricing as it holds for this batch. */
export function pricingFor(pricing: Pricing, { laid }: Pick<BatchFacts, "laid">): Pricing {
  return laid ? { ...pricing, tiers: laid } : pricing;
}

export interface BatchMoney extends BatchFacts {
  acceptedUnits: number;
  /** At the contract's prices and discount, before any credit. */
  fullMinor: number;
  creditMinor: number;
  /** What was decided less what the terms give now: prices or the place among the batches changed since. */
  adjustmentMinor: number;
  waivedMinor: number;
  /** full − credit + adjustment + waived. */
  payableMinor: number;
}

export function batchMoney(contractPricing: Pricing, facts: BatchFacts): BatchMoney {
  const { decision, after, creditWaived, isDeemed, deliveredUnits } = facts;
  const pricing = pricingFor(contractPricing, facts);
  if (isDeemed) {
    const units = Math.min(deliveredUnits, facts.mostUnits ?? deliveredUnits);
    const fullMinor = amountFor(pricing, { after, units });
    return { ...facts, ...NOTHING, acceptedUnits: units, fullMinor, payableMinor: fullMinor };
  }
  if (!decision || !COMMERCIAL_CHOICES[decision.commercial].payable)
    return { ...facts, acceptedUnits: 0, ...NOTHING, payableMinor: 0 };
  const { acceptedUnits, payableMinor: decided } = decision;
  const fullMinor = amountFor(pricing, { after, units: acceptedUnits });
  const creditMinor = creditOf(decision, fullMinor);
  const waivedMinor = creditWaived ? creditMinor : 0;
  return {
    ...facts,
    acceptedUnits,
    fullMinor,
    creditMinor,
    adjustmentMinor: decided - (fullMinor - creditMinor),
    waivedMinor,
    payableMinor: decided + waivedMinor,
  };
}

const NOTHING = { fullMinor: 0, creditMinor: 0, adjustmentMinor: 0, waivedMinor: 0 };

/** What the first `units` accepted units of the batch are owed; all of them are owed exactly its payable amount. */
export function payableUpTo(pricing: Pricing, batch: BatchMoney, units: number): number {
  if (units >= batch.acceptedUnits) return batch.payableMinor;
  if (batch.fullMinor === 0) return 0;
  const part = amountFor(pricingFor(pricing, batch), { after: batch.after, units });
  return timesRatio(batch.payableMinor, part, batch.fullMinor);
}
