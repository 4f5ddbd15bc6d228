/** The days a contract counts in: its time zone, its days off each week and its holidays. */
import { dayIn, instantOfWall } from "./wall-clock.ts";

const DAY = 86_400_000;

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface ContractCalendar {
  /** IANA name. */
  timeZone: string;
  /** Days off each week. */
  weekend: readonly Weekday[];
  /** YYYY-MM-DD. */
  holidays: readonly string[];
}

export const USUAL_CALENDAR: ContractCalendar = { timeZone: "UTC", weekend: ["saturday", "sunday"], holidays: [] };

export function isWorkingDay(day: string, { weekend, holidays }: Omit<ContractCalendar, "timeZone">): boolean {
  const weekday = WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return !holidays.includes(day) && !weekend.some((off) => off === weekday);
}

/**
 * The instant at which a deadline lapses: the end of the n-th day, or working day, after the day of the start, in the
 * contract's zone. The day of the start does not count.
 *
 * Throws RangeError when no day of the week is a working day.
 *
 * @param startsAt UTC milliseconds
 * @example // from Friday 23 October 2026, two working days: the end of Tuesday, the clocks having changed on Sunday
 *   deadline({ startsAt, days: 2, only: "working" }, { ...USUAL_CALENDAR, timeZone: "Europe/Berlin" })
 */
export function deadline(
  { startsAt, days, only }: { startsAt: number; days: number; only: "calendar" | "working" },
  calendar: ContractCalendar,
): number {
  if (only === "working" && calendar.weekend.length >= WEEKDAYS.length)
    throw new RangeError("A calendar needs a working day.");
  let day = dayIn(startsAt, calendar.timeZone);
  for (let left = days; left > 0; ) {
    day = dayAfter(day);
    if (only === "calendar" || isWorkingDay(day, calendar)) left -= 1;
  }
  return endOfDueDay(Date.parse(`${day}T00:00:00Z`), calendar.timeZone);
}

/**
 * From this instant on a day is over in a zone.
 *
 * @param dueAt midnight UTC of the day, as schedules store it: it stands for the day, not for an instant
 */
export function endOfDueDay(dueAt: number, timeZone: string): number {
  return instantOfWall(dueAt + DAY, timeZone);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}
