/** Clocks that terms start: until when something may or must be done. The present is an argument. */
import { endOfDay } from "../due-day.ts";
import { DAY_MS } from "../schedule.ts";

export type DayKind = "calendar" | "business";

export interface RunningClock {
  /** From this instant on it has lapsed, UTC milliseconds. */
  endsAt: number;
  /** Days begun until then; 0 once it has lapsed. */
  daysLeft: number;
  /** `met` and `missed` once what it waited for has happened; `closing` in the last two days. */
  state: "open" | "closing" | "lapsed" | "met" | "missed";
}

const CLOSING_DAYS = 2;

/** @param doneAt when what it waits for happened; null = not yet. What lies after `now` has not happened. */
export function clockAt({ endsAt, doneAt }: { endsAt: number; doneAt: number | null }, now: number): RunningClock {
  const daysLeft = Math.max(0, Math.ceil((endsAt - now) / DAY_MS));
  if (doneAt !== null && doneAt <= now) return { endsAt, daysLeft, state: doneAt < endsAt ? "met" : "missed" };
  return { endsAt, daysLeft, state: daysLeft === 0 ? "lapsed" : daysLeft <= CLOSING_DAYS ? "closing" : "open" };
}

/**
 * End of the n-th day after the day on which something happened, in the contract's time zone. The day itself does not
 * count. Business days are Monday to Friday; holidays are not known, so the true end may be later, never earlier.
 *
 * @example // sent back on Friday 2 October 2026, within 3 business days: the end of Wednesday 7 October
 *   endOfDays({ startsAt: Date.UTC(2026, 9, 2, 15), days: 3, dayKind: "business", timeZone: "UTC" })
 */
export function endOfDays({
  startsAt,
  days,
  dayKind,
  timeZone,
}: {
  startsAt: number;
  days: number;
  dayKind: DayKind;
  timeZone: string;
}): number {
  let day = Date.parse(`${dayIn(startsAt, timeZone)}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    day += DAY_MS;
    if (dayKind === "calendar" || isWeekday(day)) left -= 1;
  }
  return endOfDay(new Date(day).toISOString().slice(0, 10), timeZone);
}

/** The day of an instant in a time zone, YYYY-MM-DD. */
export function dayIn(at: number, timeZone: string): string {
  if (timeZone === "UTC") return new Date(at).toISOString().slice(0, 10);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

function isWeekday(midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
