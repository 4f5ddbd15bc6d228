/** The weeks of a contract, and the clocks that run on them. Times are UTC milliseconds; days are the contract's. */
import { endOfDueDay } from "./contract-calendar.ts";
import { parseInstant } from "./instant.ts";
import type { Phase } from "./states.ts";
import { isShort, type Tolerance, USUAL_TOLERANCE } from "./tolerance.ts";
import { dayIn, instantOfWall, wallAt } from "./wall-clock.ts";

export const DAY_MS = 86_400_000;

export interface ScheduledWeek {
  /** 1-based, without gaps. */
  week: number;
  phase: Phase;
  /** Midnight UTC of the due day, which it stands for; a delivery during that day in the contract's zone is on time. */
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

/**
 * The right to reject a delivery runs for whole days from its receipt and ends at the same time of day in the contract's
 * zone; in its last two days it is closing. In UTC a day has 24 hours; where clocks change inside it, 23 or 25.
 */
export function rejectionWindow(
  receivedAt: number,
  windowDays: number,
  now: number,
  timeZone = "UTC",
): RejectionWindow {
  const closesAt = windowEnd(receivedAt, windowDays, timeZone);
  const left = daysLeft(receivedAt, windowDays, now, timeZone);
  return { closesAt, daysLeft: left, state: left === 0 ? "closed" : left <= CLOSING_DAYS ? "closing" : "open" };
}

/** Days begun until the right to reject ends; 0 once it has. */
export function daysLeft(receivedAt: number, windowDays: number, now: number, timeZone = "UTC"): number {
  const closesAt = windowEnd(receivedAt, windowDays, timeZone);
  if (now >= closesAt) return 0;
  const left = Math.ceil((wallAt(closesAt, timeZone) - wallAt(now, timeZone)) / DAY_MS);
  // A change of the clocks makes the last day neither none nor one too many.
  return Math.min(windowDays, Math.max(1, left));
}

function windowEnd(receivedAt: number, windowDays: number, timeZone: string): number {
  if (windowDays === 0) return receivedAt;
  return instantOfWall(wallAt(receivedAt, timeZone) + windowDays * DAY_MS, timeZone);
}

const CLOSING_DAYS = 2;

export interface WeekStanding {
  timing: "upcoming" | "due" | "late" | "on-time" | "delivered-late";
  /** Whole days past the due day: up to now while nothing has come, else up to the delivery. */
  daysLate: number;
  volume: "none" | "short" | "full";
  /** Units still missing of what the week expects. */
  missingUnits: number;
}

/** How a week stands in the days of the contract's zone and by its tolerance. `received` is its first usable delivery; units are those valid in what is in force now. */
export function weekStanding(
  week: { dueAt: number; expectedUnits: number },
  received: { at: number; units: number } | null,
  now: number,
  { timeZone = "UTC", ...tolerance }: { timeZone?: string } & Partial<Tolerance> = {},
): WeekStanding {
  const missingUnits = Math.max(0, week.expectedUnits - (received?.units ?? 0));
  const at = received?.at ?? now;
  const past = (Date.parse(`${dayIn(at, timeZone)}T00:00:00Z`) - week.dueAt) / DAY_MS;
  const daysLate = at >= endOfDueDay(week.dueAt, timeZone) ? Math.max(1, Math.floor(past)) : 0;
  if (!received) {
    const timing = daysLate > 0 ? "late" : past >= 0 ? "due" : "upcoming";
    return { timing, daysLate, volume: "none", missingUnits };
  }
  const short = isShort(received.units, week.expectedUnits, { ...USUAL_TOLERANCE, ...tolerance });
  const volume = short ? "short" : "full";
  return { timing: daysLate > 0 ? "delivered-late" : "on-time", daysLate, volume, missingUnits };
}

/** Late or short, or not here yet: the vendor may say ahead that it will be. */
export function isToExplain({ timing, volume }: WeekStanding): boolean {
  return timing !== "on-time" || volume !== "full";
}
