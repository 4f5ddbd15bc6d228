/**
 * What each batch of a contract is owed: its accepted units at the contract's prices, less its credit, plus a credit that
 * was waived. The sums over the batches and over the price bands are the same cents.
 */
import { COMMERCIAL_CHOICES, type Commercial } from "#app/domain/decision.ts";
import { timesRatio } from "#app/domain/money.ts";
import { amountFor, cumulativeAmount, lessCredit, type Pricing } from "#app/domain/pricing.ts";

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

export function batchMoney(pricing: Pricing, facts: BatchFacts): BatchMoney {
  const { decision, after, creditWaived, isDeemed, deliveredUnits } = facts;
  if (isDeemed) {
    const fullMinor = amountFor(pricing, { after, units: deliveredUnits });
    return { ...facts, ...NOTHING, acceptedUnits: deliveredUnits, fullMinor, payableMinor: fullMinor };
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

function creditOf(
  { commercial, creditBasisPoints, payableMinor }: NonNullable<BatchFacts["decision"]>,
  fullMinor: number,
): number {
  if (commercial !== "accept_with_credit") return 0;
  if (creditBasisPoints === null) return Math.max(0, fullMinor - payableMinor);
  return fullMinor - lessCredit(fullMinor, creditBasisPoints);
}

/** What the first `units` accepted units of the batch are owed; all of them are owed exactly its payable amount. */
export function payableUpTo(pricing: Pricing, batch: BatchMoney, units: number): number {
  if (units >= batch.acceptedUnits) return batch.payableMinor;
  if (batch.fullMinor === 0) return 0;
  const part = amountFor(pricing, { after: batch.after, units });
  return timesRatio(batch.payableMinor, part, batch.fullMinor);
}

export interface PriceBand {
  fromUnit: number;
  /** null = and everything after. */
  toUnit: number | null;
  /** Before the discount. */
  unitPriceMicro: number;
  /** 0 outside the discounted first units. */
  discountBasisPoints: number;
  acceptedUnits: number;
  /** Before any credit. */
  amountMinor: number;
}

/** The contract's accepted units by what they cost: a band ends where the price tier or the discount does. */
export function priceBands(pricing: Pricing, batches: readonly BatchMoney[]): PriceBand[] {
  const starts = new Set([1, ...pricing.tiers.map(({ fromUnit }) => fromUnit)]);
  if (pricing.discount) starts.add(pricing.discount.upToUnits + 1);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((fromUnit, i) => {
    const toUnit = (sorted[i + 1] ?? Number.POSITIVE_INFINITY) - 1;
    const { discount, tiers } = pricing;
    const band: PriceBand = {
      fromUnit,
      toUnit: Number.isFinite(toUnit) ? toUnit : null,
      unitPriceMicro:
        [...tiers].sort((a, b) => b.fromUnit - a.fromUnit).find((t) => t.fromUnit <= fromUnit)?.unitPriceMicro ?? 0,
      discountBasisPoints: discount && fromUnit <= discount.upToUnits ? discount.basisPoints : 0,
      acceptedUnits: 0,
      amountMinor: 0,
    };
    for (const { after, acceptedUnits } of batches) {
      const first = Math.max(after, fromUnit - 1);
      const last = Math.min(after + acceptedUnits, toUnit);
      if (last <= first) continue;
      band.acceptedUnits += last - first;
      band.amountMinor += cumulativeAmount(pricing, last) - cumulativeAmount(pricing, first);
    }
    return band;
  });
}
