/** Committed, delivered and accepted of a contract, in units and money, as a whole and by week. */
import { amountFor, cumulativeAmount, type Pricing } from "#app/domain/pricing.ts";
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
  /** null = not decided yet. Money is what is payable after credits. */
  accepted: Amount | null;
  /** Units that wait for a decision; 0 when nothing waits. */
  openUnits: number;
  /** What waits for a decision, priced after everything accepted and waiting before it; null = nothing waits. */
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
  expectedUnits: number;
  units: number;
  newestDelivery: number | null;
  decision: Parameters<typeof isWaiting>[0]["decision"] & ({ acceptedUnits: number; payableMinor: number } | null);
  awaiting?: unknown;
}

/** @param weeks in order of the weeks. */
export function contractStanding(
  contract: { committedUnits: number; committedMinor: number | null },
  pricing: Pricing,
  weeks: readonly Week[],
): ContractStanding {
  const { committedUnits, committedMinor } = contract;
  const accepted = { units: 0, minor: 0 };
  for (const { decision } of weeks) {
    accepted.units += decision?.acceptedUnits ?? 0;
    accepted.minor += decision?.payableMinor ?? 0;
  }
  const deliveredUnits = weeks.reduce((sum, { units }) => sum + units, 0);
  return {
    committed: { units: committedUnits, minor: committedMinor ?? cumulativeAmount(pricing, committedUnits) },
    delivered: { units: deliveredUnits, minor: cumulativeAmount(pricing, deliveredUnits) },
    accepted,
    weeks: weekAmounts(pricing, weeks, accepted.units),
  };
}

function weekAmounts(pricing: Pricing, weeks: readonly Week[], acceptedUnits: number): WeekAmounts[] {
  let planned = 0;
  let delivered = 0;
  let claimed = acceptedUnits;
  return weeks.map((week) => {
    const { expectedUnits, units, decision } = week;
    const priced = (after: number, count: number) => ({
      units: count,
      minor: amountFor(pricing, { after, units: count }),
    });
    const waits = isWaiting(week);
    // A held batch may already count as accepted in part; only the rest of it is open.
    const open = waits ? Math.max(0, units - (decision?.acceptedUnits ?? 0)) : 0;
    const amounts: WeekAmounts = {
      week: week.week,
      planned: priced(planned, expectedUnits),
      delivered: week.newestDelivery === null ? null : priced(delivered, units),
      accepted: decision && { units: decision.acceptedUnits, minor: decision.payableMinor },
      openUnits: open,
      atStake: waits ? amountFor(pricing, { after: claimed, units: open }) : null,
    };
    planned += expectedUnits;
    delivered += units;
    claimed += open;
    return amounts;
  });
}
