/** Days as they are on a wall somewhere: when a day ends, and how far it is. */
import { instantOfWall } from "./wall-clock.ts";

const DAY = 86_400_000;
/** An assignment is shown on This week when it is due within this many days. */
export const SOON_DAYS = 7;

export type DueState = "overdue" | "soon" | "later";

/**
 * UTC milliseconds at which a day ends in a time zone: the first instant of the next day there.
 *
 * @param day YYYY-MM-DD
 * @param timeZone an IANA name such as Europe/Berlin
 * @example new Date(endOfDay("2026-10-25", "Europe/Berlin")).toISOString() // "2026-10-25T23:00:00.000Z"
 */
export function endOfDay(day: string, timeZone: string): number {
  return instantOfWall(Date.parse(`${day}T00:00:00Z`) + DAY, timeZone);
}

export function dueState(day: string, timeZone: string, now: number): DueState {
  const ends = endOfDay(day, timeZone);
  if (now >= ends) return "overdue";
  return ends - now <= (SOON_DAYS + 1) * DAY ? "soon" : "later";
}
