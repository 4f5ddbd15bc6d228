/** Clocks that terms start: until when something may or must be done. The present is an argument. */
import { type ContractCalendar, deadline, USUAL_CALENDAR } from "../contract-calendar.ts";
import { DAY_MS } from "../schedule.ts";
import { dayIn } from "../wall-clock.ts";

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
 * count. Business days skip the contract's days off; without a calendar those are Saturday and Sunday.
 *
 * @example // sent back on Friday 2 October 2026, within 3 business days: the end of Wednesday 7 October
 *   endOfDays({ startsAt: Date.UTC(2026, 9, 2, 15), days: 3, dayKind: "business", timeZone: "UTC" })
 */
export function endOfDays({
  startsAt,
  days,
  dayKind,
  timeZone,
  calendar = USUAL_CALENDAR,
}: {
  startsAt: number;
  days: number;
  dayKind: DayKind;
  timeZone: string;
  calendar?: Omit<ContractCalendar, "timeZone">;
}): number {
  const only = dayKind === "business" ? "working" : "calendar";
  return deadline({ startsAt, days, only }, { ...calendar, timeZone });
}

export { dayIn };
