/** Days as they are on a wall somewhere: when a day ends, and how far it is. */

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
  const wall = Date.parse(`${day}T00:00:00Z`) + DAY;
  // The offset that holds at the end, not at the guess: clocks may change in between.
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

export function dueState(day: string, timeZone: string, now: number): DueState {
  const ends = endOfDay(day, timeZone);
  if (now >= ends) return "overdue";
  return ends - now <= (SOON_DAYS + 1) * DAY ? "soon" : "later";
}

/** Milliseconds east of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(at / 1000) * 1000;
}
