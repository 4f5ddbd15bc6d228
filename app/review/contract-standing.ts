/** Committed, delivered and accepted of a contract, in units and money, as a whole and by week. */
import { type Lot, pricingAlong } from "#app/domain/price-line.ts";
import { amountFor, cumulativeAmount, type Pricing } from "#app/domain/pricing.ts";
import type { Phase } from "#app/domain/states.ts";
import { paidOf, type Tolerance, USUAL_TOLERANCE } from "#app/domain/tolerance.ts";
import { isWaiting } from "./waiting.ts";

export interface Amount {
  units: number;
  /** Minor units of the contract's currency. */
  minor: number;
}

export interface WeekAmounts {
  week: number;
  planned: Amount;
  /** null = nothing came yet. */
  delivered: Amount | null;
  /** By decision, or by silence; null = neither yet. Money is what is payable after credits. */
  accepted: Amount | null;
  /** Units that wait for a decision; 0 when nothing waits. */
  openUnits: number;
  /** What waits for a decision, priced after everything accepted and waiting before it, or what silence made payable; null = nothing waits. */
  atStake: number | null;
}

export interface ContractStanding {
  committed: Amount;
  delivered: Amount;
  accepted: Amount;
  weeks: WeekAmounts[];
}

interface Week {
  week: number;
  phase?: Phase;
  /** Delivered units by domain, or the shares expected: what prices by domain go by. */
  domains?: Readonly<Record<string, number>>;
  expectedUnits: number;
  units: number;
  newestDelivery: number | null;
  decision: Parameters<typeof isWaiting>[0]["decision"] & ({ acceptedUnits: number; payableMinor: number } | null);
  awaiting?: unknown;
  /** What counts as accepted because nobody decided in time. */
  deemed?: Amount | null;
}

/** @param weeks in order of the weeks. */
export function contractStanding(
  contract: { committedUnits: number; committedMinor: number | null } & Partial<Tolerance>,
  pricing: Pricing,
  weeks: readonly Week[],
): ContractStanding {
  const { committedUnits, committedMinor } = contract;
  const accepted = { units: 0, minor: 0 };
  for (const week of weeks) {
    accepted.units += acceptedOf(week)?.units ?? 0;
    accepted.minor += acceptedOf(week)?.minor ?? 0;
  }
  const openOf = (week: Week) => (week.deemed ? 0 : openUnits(week, { ...USUAL_TOLERANCE, ...contract }));
  const along = (unitsOf: (week: Week) => number) => weeks.map((week) => lotOf(week, unitsOf(week)));
  const planned = pricingAlong(
    pricing,
    along(({ expectedUnits }) => expectedUnits),
  );
  const delivered = pricingAlong(
    pricing,
    along(({ units }) => units),
  );
  const acceptedLots = along((week) => acceptedOf(week)?.units ?? 0);
  const waiting = pricingAlong(pricing, [...acceptedLots, ...along(openOf)]);
  const deliveredUnits = weeks.reduce((sum, { units }) => sum + units, 0);
  return {
    committed: { units: committedUnits, minor: committedMinor ?? cumulativeAmount(planned, committedUnits) },
    delivered: { units: deliveredUnits, minor: cumulativeAmount(delivered, deliveredUnits) },
    accepted,
    weeks: weekAmounts({ planned, delivered, waiting }, weeks, accepted.units, openOf),
  };
}

function acceptedOf({ decision, deemed }: Week): Amount | null {
  if (deemed || decision?.commercial === "hold") return deemed ?? null;
  return decision && { units: decision.acceptedUnits, minor: decision.payableMinor };
}

function lotOf({ phase = "production", domains = {} }: Week, units: number): Lot {
  return { phase, units, domains };
}

/** A held batch may already count as accepted in part; only the rest of what is paid is open. */
function openUnits(week: Week, tolerance: Tolerance): number {
  if (!isWaiting(week)) return 0;
  return Math.max(0, paidOf(week.units, week.expectedUnits, tolerance) - (week.decision?.acceptedUnits ?? 0));
}

function weekAmounts(
  pricings: Record<"planned" | "delivered" | "waiting", Pricing>,
  weeks: readonly Week[],
  acceptedUnits: number,
  openOf: (week: Week) => number,
): WeekAmounts[] {
  let planned = 0;
  let delivered = 0;
  let claimed = acceptedUnits;
  return weeks.map((week) => {
    const { expectedUnits, units } = week;
    const priced = (pricing: Pricing, after: number, count: number) => ({
      units: count,
      minor: amountFor(pricing, { after, units: count }),
    });
    const open = openOf(week);
    const amounts: WeekAmounts = {
      week: week.week,
      planned: priced(pricings.planned, planned, expectedUnits),
      delivered: week.newestDelivery === null ? null : priced(pricings.delivered, delivered, units),
      accepted: acceptedOf(week),
      openUnits: open,
      atStake: isWaiting(week)
        ? (week.deemed?.minor ?? amountFor(pricings.waiting, { after: claimed, units: open }))
        : null,
    };
    planned += expectedUnits;
    delivered += units;
    claimed += open;
    return amounts;
  });
}
