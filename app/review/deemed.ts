/** Batches that count as accepted because nobody decided in time, and their place along the prices. */
import { COMMERCIAL_CHOICES, type Commercial } from "#app/domain/decision.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import type { Term } from "#app/domain/terms/term.ts";
import { paidOf, type Tolerance, USUAL_TOLERANCE } from "#app/domain/tolerance.ts";
import { isWaiting } from "./waiting.ts";

interface Week {
  id: string;
  units: number;
  expectedUnits: number;
  receivedAt: number | null;
  newestDelivery: number | null;
  decision: { deliveryId: number; commercial: Commercial; acceptedUnits: number } | null;
  awaiting?: unknown;
}

interface Terms {
  contract: { rejectionWindowDays: number; timeZone?: string } & Partial<Tolerance>;
  terms: readonly Term[];
}

/** By batch, the units accepted before its own: silence comes after every decision, in the order of the weeks. */
export function deemedBatches<Row extends Week>(facts: Terms, weeks: readonly Row[], now: number): Map<string, number> {
  const found = new Map<string, number>();
  let after = weeks.reduce((sum, { decision }) => sum + (decision?.acceptedUnits ?? 0), 0);
  for (const week of weeks) {
    if (!isDeemedAccepted(facts, week, now)) continue;
    found.set(week.id, after);
    after += paidOf(week.units, week.expectedUnits, { ...USUAL_TOLERANCE, ...facts.contract });
  }
  return found;
}

/** By batch, the units that silence accepted. */
export function deemedUnits(facts: Terms, weeks: readonly Week[], now: number): Map<string, number> {
  const tolerance = { ...USUAL_TOLERANCE, ...facts.contract };
  const found = weeks.filter((week) => isDeemedAccepted(facts, week, now));
  return new Map(found.map(({ id, units, expectedUnits }) => [id, paidOf(units, expectedUnits, tolerance)]));
}

/** A batch that holds something payable by decision keeps that decision's money until it is decided anew. */
function isDeemedAccepted({ contract, terms }: Terms, week: Week, now: number): boolean {
  const { receivedAt, decision } = week;
  if (receivedAt === null || !isWaiting(week) || (decision && COMMERCIAL_CHOICES[decision.commercial].payable))
    return false;
  return rejectionClock({ contract, terms, receivedAt, isUndecided: true }, now).deemedAcceptedAt !== null;
}
