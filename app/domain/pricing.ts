/**
 * What accepted units cost: price tiers, a discount on the first of them, and optionally an agreed total.
 *
 * Every amount is a difference of two cumulative amounts, each rounded once. So the batches of a contract always add up
 * to the amount for the whole, however the units are split over them.
 */
import type { Commercial } from "./decision.ts";
import { isKept, KEPT_AMOUNT } from "./kept-fields.ts";
import { MICRO_PER_MINOR, roundedQuotient, timesRatio } from "./money.ts";
import type { Phase } from "./states.ts";

export const BASIS_POINTS = 10_000;

/** From this unit on (1-based), each unit costs this much. Ten-thousandths of a minor unit. */
export interface PriceTier {
  fromUnit: number;
  unitPriceMicro: number;
  /** Only units of this domain, counted among themselves; absent or null: of every domain. */
  domain?: string | null;
  /** Only units of weeks in this phase; absent or null: of every phase. */
  phase?: Phase | null;
}

export interface Pricing {
  /** Units before the first tier cost nothing. Any order. Tiers of a domain or a phase are laid out by `pricingAlong` first. */
  tiers: readonly PriceTier[];
  /** Off each of the first `upToUnits` accepted units of the contract. */
  discount: { basisPoints: number; upToUnits: number } | null;
  /**
   * What the committed units cost together, when that was agreed: $500,000 for 97,000 has no exact unit price. The tiers
   * and the discount then only say how the total spreads over the units.
   */
  agreedTotal: { minor: number; units: number } | null;
}

/** Amount in minor units for `units` accepted units that follow `after` units accepted before them. */
export function amountFor(pricing: Pricing, { after, units }: { after: number; units: number }): number {
  if (isPricingKept(pricing)) return units === 0 ? 0 : KEPT_AMOUNT;
  return cumulativeAmount(pricing, after + units) - cumulativeAmount(pricing, after);
}

/** Amount in minor units for the first `units` units of the contract. */
export function cumulativeAmount(pricing: Pricing, units: number): number {
  const { agreedTotal } = pricing;
  if (isPricingKept(pricing)) return units === 0 ? 0 : KEPT_AMOUNT;
  if (!agreedTotal) return Number(roundedQuotient(listPrice(pricing, units), BigInt(MICRO_PER_MINOR * BASIS_POINTS)));
  const whole = listPrice(pricing, agreedTotal.units);
  if (whole === 0n) return timesRatio(agreedTotal.minor, units, agreedTotal.units);
  return Number(roundedQuotient(BigInt(agreedTotal.minor) * listPrice(pricing, units), whole));
}

/** Whether some price in it is kept from whoever asks. */
export function isPricingKept({ tiers, agreedTotal }: Pricing): boolean {
  return (
    tiers.some(({ unitPriceMicro }) => isKept(unitPriceMicro)) || (agreedTotal !== null && isKept(agreedTotal.minor))
  );
}

/** What is owed of an amount after a credit. The credit is rounded on the final amount. */
export function lessCredit(amountMinor: number, creditBasisPoints: number): number {
  return timesRatio(amountMinor, BASIS_POINTS - creditBasisPoints, BASIS_POINTS);
}

/** The credit that a decision took off the full amount, in minor units; without a rate on record, what it left unpaid of it. */
export function creditOf(
  decision: { commercial: Commercial; creditBasisPoints: number | null; payableMinor: number },
  fullMinor: number,
): number {
  if (decision.commercial !== "accept_with_credit") return 0;
  if (isKept(fullMinor)) return KEPT_AMOUNT;
  if (decision.creditBasisPoints === null) return Math.max(0, fullMinor - decision.payableMinor);
  return fullMinor - lessCredit(fullMinor, decision.creditBasisPoints);
}

/** Cost per unit in micro; null when there are no units to carry it. `units` may be an effective size. */
export function costPerUnit(amountMinor: number, units: number): number | null {
  return units > 0 ? Math.round((amountMinor * MICRO_PER_MINOR) / units) : null;
}

/** The stored terms of a contract as pricing. */
export function pricingOf(
  contract: {
    committedUnits: number;
    committedMinor: number | null;
    discountBasisPoints: number;
    discountUnits: number;
  },
  tiers: readonly PriceTier[],
): Pricing {
  const { committedUnits, committedMinor, discountBasisPoints, discountUnits } = contract;
  return {
    tiers,
    discount: discountUnits > 0 ? { basisPoints: discountBasisPoints, upToUnits: discountUnits } : null,
    agreedTotal: committedMinor === null ? null : { minor: committedMinor, units: committedUnits },
  };
}

/** Micro × basis points of the first `units` units by tiers and discount. Throws RangeError when units are not whole. */
function listPrice({ tiers, discount }: Pricing, units: number): bigint {
  const full = tierPrice(tiers, units) * BigInt(BASIS_POINTS);
  if (!discount) return full;
  return full - tierPrice(tiers, Math.min(units, discount.upToUnits)) * BigInt(discount.basisPoints);
}

function tierPrice(tiers: readonly Pick<PriceTier, "fromUnit" | "unitPriceMicro">[], units: number): bigint {
  const sorted = [...tiers].sort((a, b) => a.fromUnit - b.fromUnit);
  let price = 0n;
  for (const [index, tier] of sorted.entries()) {
    const last = Math.min(units, (sorted[index + 1]?.fromUnit ?? Number.POSITIVE_INFINITY) - 1);
    if (last >= tier.fromUnit) price += BigInt(last - tier.fromUnit + 1) * BigInt(tier.unitPriceMicro);
  }
  return price;
}
