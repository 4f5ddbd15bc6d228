/** The schedule: week rows when the form has them (editing), else a ramp spread over the number of weeks. */
import type { ContractFile } from "#app/domain/contract-file.ts";
import { type ScheduledWeek, weeksFromRamp } from "#app/domain/schedule.ts";
import { numberOf } from "./number-of.ts";
import { type ContractValues, MOST_WEEKS } from "./values.ts";

type Schedule = { weeks: unknown[] } | { ramp: unknown[]; calibrationWeeks: unknown };

export function scheduleOf(values: ContractValues): Schedule {
  if ("week-1-due" in values) return { weeks: weekRows(values) };
  return { ramp: spreadRamp(values), calibrationWeeks: numberOf(values.calibrationWeeks) ?? 0 };
}

/** What the typed ramp comes to; null while it cannot be read. */
export function schedulePreview(values: ContractValues): ScheduledWeek[] | null {
  const ramp = spreadRamp(values);
  const calibrationWeeks = numberOf(values.calibrationWeeks) ?? 0;
  if (ramp.length === 0 || !ramp.every(isCount) || !isCount(calibrationWeeks)) return null;
  try {
    return weeksFromRamp({ startsOn: values.startsOn ?? "", ramp, calibrationWeeks });
  } catch {
    return null;
  }
}

export function weekCountOf(values: ContractValues): number | null {
  const count = numberOf(values.weekCount);
  return isCount(count) && count >= 1 && count <= MOST_WEEKS ? count : null;
}

/** A short ramp goes on with its last number. */
function spreadRamp(values: ContractValues): unknown[] {
  const typed = rampParts(values.ramp ?? "").map(numberOf);
  const weeks = weekCountOf(values) ?? typed.length;
  const last = typed.at(-1);
  if (last === undefined || typed.length >= weeks) return typed;
  return [...typed, ...Array.from({ length: weeks - typed.length }, () => last)];
}

/** A comma parts numbers unless a clearer mark does: "2,000, 5,000" is two numbers, "500,500" as well. */
function rampParts(text: string): string[] {
  const trimmed = text.trim();
  const mark = [/,\s+|;|\n/, /,/, /\s+/].find((one) => one.test(trimmed)) ?? /,/;
  return trimmed.split(mark).filter((part) => part.trim() !== "");
}

function weekRows(
  values: ContractValues,
): Partial<Record<keyof NonNullable<ContractFile["weeks"]>[number], unknown>>[] {
  return Array.from({ length: weekCountOf(values) ?? 0 }, (_, i) => {
    const week = i + 1;
    const instructionVersion = values[`week-${week}-instruction`]?.trim();
    return {
      week,
      phase: values[`week-${week}-phase`] ?? "production",
      dueOn: values[`week-${week}-due`] ?? "",
      expectedUnits: numberOf(values[`week-${week}-units`]),
      ...(instructionVersion ? { instructionVersion } : {}),
    };
  });
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
