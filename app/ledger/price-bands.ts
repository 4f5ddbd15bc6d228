/** The accepted units of a contract by what they cost. */
import { type LaidTier, scopesOf } from "#app/domain/price-line.ts";
import { cumulativeAmount, type PriceTier, type Pricing } from "#app/domain/pricing.ts";
import type { Phase } from "#app/domain/states.ts";
import { type BatchMoney, pricingFor } from "./batch-money.ts";

export interface PriceBand {
  /** null = of every one that has no rule of its own. */
  domain: string | null;
  phase: Phase | null;
  /** Counted within domain and phase. */
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

/** A band ends where the price tier or the discount does. Together they are the cents of the batches. */
export function priceBands(pricing: Pricing, batches: readonly BatchMoney[]): PriceBand[] {
  const isLaid = batches.some(({ laid }) => laid !== undefined);
  const bands = isLaid ? bandsOfScopes(pricing) : bandsOfTiers(pricing);
  for (const batch of batches) {
    const own = pricingFor(pricing, batch);
    for (const { from, to, tier, discount } of stretches(own, batch)) {
      const band = bands.find((one) => fits(one, tier, discount, isLaid ? null : from));
      if (!band) continue;
      band.acceptedUnits += to - from;
      band.amountMinor += cumulativeAmount(own, to) - cumulativeAmount(own, from);
    }
  }
  return isLaid
    ? bands.filter(({ discountBasisPoints, acceptedUnits }) => !discountBasisPoints || acceptedUnits > 0)
    : bands;
}

function bandsOfTiers({ tiers, discount }: Pricing): PriceBand[] {
  const starts = new Set([1, ...tiers.map(({ fromUnit }) => fromUnit)]);
  if (discount) starts.add(discount.upToUnits + 1);
  const sorted = [...starts].sort((a, b) => a - b);
  const falling = [...tiers].sort((a, b) => b.fromUnit - a.fromUnit);
  return sorted.map((fromUnit, i) => {
    const next = sorted[i + 1];
    return band({
      fromUnit,
      toUnit: next === undefined ? null : next - 1,
      unitPriceMicro: falling.find((tier) => tier.fromUnit <= fromUnit)?.unitPriceMicro ?? 0,
      discountBasisPoints: discount && fromUnit <= discount.upToUnits ? discount.basisPoints : 0,
    });
  });
}

/** The most specific first; discounted units of a tier have a band of their own. */
function bandsOfScopes({ tiers, discount }: Pricing): PriceBand[] {
  const discounts = discount && discount.basisPoints > 0 ? [discount.basisPoints, 0] : [0];
  return scopesOf(tiers).flatMap((scope) =>
    scope.tiers.flatMap(({ fromUnit, unitPriceMicro }, i) => {
      const toUnit = (scope.tiers[i + 1]?.fromUnit ?? 0) - 1;
      const { domain, phase } = scope;
      const shape = { domain, phase, fromUnit, toUnit: toUnit > 0 ? toUnit : null, unitPriceMicro };
      return discounts.map((discountBasisPoints) => band({ ...shape, discountBasisPoints }));
    }),
  );
}

function band(
  shape: Omit<PriceBand, "domain" | "phase" | "acceptedUnits" | "amountMinor"> & Partial<PriceBand>,
): PriceBand {
  return { domain: null, phase: null, acceptedUnits: 0, amountMinor: 0, ...shape };
}

interface Stretch {
  /** Units of the contract before it, and up to its end. */
  from: number;
  to: number;
  tier: PriceTier | null;
  discount: number;
}

/** The accepted units of a batch, cut where price or discount change. */
function stretches({ tiers, discount }: Pricing, { after, acceptedUnits }: BatchMoney): Stretch[] {
  const end = after + acceptedUnits;
  const cuts = [...tiers.map(({ fromUnit }) => fromUnit - 1), discount?.upToUnits ?? 0, 0];
  const inside = [...new Set(cuts)].filter((cut) => cut > after && cut < end).sort((a, b) => a - b);
  const falling = [...tiers].sort((a, b) => b.fromUnit - a.fromUnit);
  const starts = [after, ...inside];
  return starts.flatMap((from, i) => {
    const to = inside[i] ?? end;
    const tier = falling.find(({ fromUnit }) => fromUnit <= from + 1) ?? null;
    return to > from
      ? [{ from, to, tier, discount: discount && from < discount.upToUnits ? discount.basisPoints : 0 }]
      : [];
  });
}

/** @param from where the bands run along the whole contract; null where they are those of domains and phases */
function fits(one: PriceBand, tier: PriceTier | null, discount: number, from: number | null): boolean {
  if (from !== null) return one.fromUnit <= from + 1 && from + 1 <= (one.toUnit ?? Number.POSITIVE_INFINITY);
  const of = (tier as Partial<LaidTier> | null)?.of;
  return (
    of !== undefined &&
    one.domain === (of.domain ?? null) &&
    one.phase === (of.phase ?? null) &&
    one.fromUnit === of.fromUnit &&
    one.discountBasisPoints === discount
  );
}
