/** How much of the contract will be accepted if the weeks to come are like those decided. */
import { type Lot, pricingAlong } from "#app/domain/price-line.ts";
import { amountFor, type Pricing } from "#app/domain/pricing.ts";
import type { Phase } from "#app/domain/states.ts";

export interface ForecastWeek {
  deliveredUnits: number;
  acceptedUnits: number;
  /** Decided and nothing newer waits; deemed accepted by silence, which says nothing of the yield; or still open. */
  state: "decided" | "deemed" | "open";
  /** What is still to be judged or to come. */
  expectedUnits: number;
  /** Units that are paid at most; null or absent = all. */
  mostUnits?: number | null;
  /** What prices by phase and domain go by. */
  phase?: Phase | undefined;
  domains?: Readonly<Record<string, number>> | undefined;
}

export interface Forecast {
  /** Weeks decided. */
  n: number;
  /** Accepted of what could be, over all decided weeks; low and high are the worst and the best week, not an interval. */
  yield: { value: number; low: number; high: number };
  units: { value: number; low: number; high: number };
  /** At the contract's prices, before credits of the weeks to come. */
  minor: { value: number; low: number; high: number };
}

/** Fewer decided weeks say nothing of the next. */
export const FORECAST_NEEDS = 2;

/** @param payableMinor what is payable already; null when fewer than two weeks with units are decided. */
export function forecast(pricing: Pricing, weeks: readonly ForecastWeek[], payableMinor: number): Forecast | null {
  const decided = weeks.filter(({ state, deliveredUnits }) => state === "decided" && deliveredUnits > 0);
  if (decided.length < FORECAST_NEEDS) return null;
  const kept = decided.reduce((sum, week) => sum + week.acceptedUnits, 0);
  const accepted = weeks.filter(({ state }) => state !== "open").reduce((sum, week) => sum + week.acceptedUnits, 0);
  const delivered = decided.reduce((sum, week) => sum + acceptableUnits(week), 0);
  const open = weeks.filter(({ state }) => state === "open");
  const toCome = open.reduce((sum, week) => sum + acceptableUnits(week), 0);
  const yields = decided.map((week) => week.acceptedUnits / acceptableUnits(week));
  const share = { value: kept / delivered, low: Math.min(...yields), high: Math.max(...yields) };
  const each = (units: (share: number) => number) => ({
    value: units(share.value),
    low: units(share.low),
    high: units(share.high),
  });
  const more = (one: number) => Math.round(toCome * one);
  return {
    n: decided.length,
    yield: share,
    units: each((one) => accepted + more(one)),
    minor: each((one) => {
      const line = pricingAlong(pricing, [
        ...weeks.filter(({ state }) => state !== "open").map((week) => lotOf(week, week.acceptedUnits)),
        ...lotsToCome(open, one),
      ]);
      return payableMinor + amountFor(line, { after: accepted, units: more(one) });
    }),
  };
}

/** Delivered or expected, without what is beyond the tolerance: no decision can accept that. */
function acceptableUnits({ deliveredUnits, expectedUnits, mostUnits = null }: ForecastWeek): number {
  const units = deliveredUnits || expectedUnits;
  return Math.min(units, mostUnits ?? units);
}

/** Week by week, rounded so that together they are the whole. */
function lotsToCome(open: readonly ForecastWeek[], share: number): Lot[] {
  let before = 0;
  return open.map((week) => {
    const first = Math.round(before * share);
    before += acceptableUnits(week);
    return lotOf(week, Math.round(before * share) - first);
  });
}

function lotOf({ phase = "production", domains = {} }: ForecastWeek, units: number): Lot {
  return { phase, units, domains };
}
