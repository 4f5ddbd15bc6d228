/** The weeks of a contract, and the clocks that run on them. Times are UTC milliseconds; a day ends at midnight UTC. */
import { parseInstant } from "./instant.ts";
import type { Phase } from "./states.ts";

export const DAY_MS = 86_400_000;

export interface ScheduledWeek {
  /** 1-based, without gaps. */
  week: number;
  phase: Phase;
  /** Midnight UTC at which the due day begins; a delivery during that day is on time. */
  dueAt: number;
  expectedUnits: number;
}

/**
 * A schedule to start from: week k begins 7(k - 1) days after the start and is due when the next one begins. A ramp
 * shorter than the contract goes on with its last number.
 *
 * Throws RangeError on a start that is no date, and on a ramp that is empty or longer than the contract.
 *
 * @example weeksFromRamp({ startsOn: "2026-10-05", ramp: [2000, 5000] })
 *   // [{ week: 1, phase: "calibration", dueAt: 2026-10-12, expectedUnits: 2000 }, { week: 2, phase: "production", … }]
 */
export function weeksFromRamp({
  startsOn,
  ramp,
  weeks = ramp.length,
  calibrationWeeks = 1,
}: {
  /** YYYY-MM-DD. */
  startsOn: string;
  ramp: readonly number[];
  weeks?: number;
  calibrationWeeks?: number;
}): ScheduledWeek[] {
  const start = parseInstant(startsOn);
  if (Number.isNaN(start)) throw new RangeError("The start is not a date (YYYY-MM-DD).");
  if (ramp.length === 0 || ramp.length > weeks) throw new RangeError("A ramp has between one number and one per week.");
  return Array.from({ length: weeks }, (_, index) => ({
    week: index + 1,
    phase: index < calibrationWeeks ? "calibration" : "production",
    dueAt: start + 7 * (index + 1) * DAY_MS,
    expectedUnits: ramp[Math.min(index, ramp.length - 1)] ?? 0,
  }));
}

export interface RejectionWindow {
  /** From this instant on the delivery counts as accepted. */
  closesAt: number;
  /** Days begun until then; 0 when it has closed. */
  daysLeft: number;
  state: "open" | "closing" | "closed";
}

/** The right to reject a delivery runs for whole days of 24 hours from its receipt; in its last two days it is closing. */
export function rejectionWindow(receivedAt: number, windowDays: number, now: number): RejectionWindow {
  const closesAt = receivedAt + windowDays * DAY_MS;
  const left = daysLeft(receivedAt, windowDays, now);
  return { closesAt, daysLeft: left, state: left === 0 ? "closed" : left <= CLOSING_DAYS ? "closing" : "open" };
}

/** Days begun until the right to reject ends; 0 once it has. */
export function daysLeft(receivedAt: number, windowDays: number, now: number): number {
  return Math.max(0, Math.ceil((receivedAt + windowDays * DAY_MS - now) / DAY_MS));
}

const CLOSING_DAYS = 2;

/** Delivered volume may fall this far under what the week expects before it counts as short. */
export const SHORT_BELOW = 0.95;

export interface WeekStanding {
  timing: "upcoming" | "due" | "late" | "on-time" | "delivered-late";
  /** Whole days past the due day: up to now while nothing has come, else up to the delivery. */
  daysLate: number;
  volume: "none" | "short" | "full";
  /** Units still missing of what the week expects. */
  missingUnits: number;
}

/** How a week stands. `received` is its first usable delivery; units are those valid in what is in force now. */
export function weekStanding(
  week: { dueAt: number; expectedUnits: number },
  received: { at: number; units: number } | null,
  now: number,
): WeekStanding {
  const missingUnits = Math.max(0, week.expectedUnits - (received?.units ?? 0));
  const daysLate = Math.max(0, Math.floor(((received?.at ?? now) - week.dueAt) / DAY_MS));
  if (!received) {
    const timing = daysLate > 0 ? "late" : now >= week.dueAt ? "due" : "upcoming";
    return { timing, daysLate, volume: "none", missingUnits };
  }
  const volume = received.units < week.expectedUnits * SHORT_BELOW ? "short" : "full";
  return { timing: daysLate > 0 ? "delivered-late" : "on-time", daysLate, volume, missingUnits };
}
