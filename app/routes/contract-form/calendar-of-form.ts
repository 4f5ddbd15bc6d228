/** Days off as they are typed: weekdays by name, holidays as dates, both parted by commas, spaces or lines. */
import { WEEKDAYS } from "#app/domain/contract-calendar.ts";
import type { ContractValues } from "./values.ts";

export function calendarOfForm({ timeZone = "", weekend, holidays = "" }: ContractValues) {
  return {
    timeZone: timeZone.trim() || undefined,
    ...(weekend === undefined ? {} : { weekend: partsOf(weekend).map(weekdayOf) }),
    holidays: partsOf(holidays),
  };
}

/** Full names and their beginnings: Sat is Saturday. What is no weekday stays as typed, for the schema to refuse. */
function weekdayOf(typed: string): string {
  const lower = typed.toLowerCase();
  return WEEKDAYS.find((day) => lower.length >= 2 && day.startsWith(lower)) ?? typed;
}

function partsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}
