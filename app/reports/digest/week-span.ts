/** A week of the calendar, Monday to Sunday, in UTC: reports span contracts of several zones and need one. */
import { isDay } from "#app/domain/instant.ts";
import { DAY_MS } from "#app/domain/schedule.ts";

export interface WeekSpan {
  /** The Monday, YYYY-MM-DD: the name of the week in addresses. */
  monday: string;
  sunday: string;
  /** UTC milliseconds; `to` is the next Monday. */
  from: number;
  to: number;
  isCurrent: boolean;
}

/**
 * The week that a day lies in. null when it is no day, or its week has not begun.
 *
 * @param day YYYY-MM-DD; null = the present week
 * @example weekSpan("2026-11-26", now)?.monday // "2026-11-23"
 */
export function weekSpan(day: string | null, now: number): WeekSpan | null {
  if (day !== null && !isDay(day)) return null;
  const at = day === null ? now : Date.parse(`${day}T00:00:00Z`);
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  const from = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS;
  if (from > now) return null;
  const to = from + 7 * DAY_MS;
  return { monday: dayName(from), sunday: dayName(to - 1), from, to, isCurrent: now < to };
}

/** The Monday of another week, that many weeks on. */
export function mondayAfter({ from }: WeekSpan, weeks: number): string {
  return dayName(from + weeks * 7 * DAY_MS);
}

function dayName(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
