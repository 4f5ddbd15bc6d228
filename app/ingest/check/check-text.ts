/** Texts, names and times: the checks that see every character of a delivery, so they lean on the engine's own. */
import { parseInstant } from "#app/domain/instant.ts";
import type { Faults } from "./faults.ts";

/** Newer than the library typings this project compiles against; present in every Node it supports. */
interface WellFormedCheck {
  isWellFormed(): boolean;
}

export const LONGEST_NAME = 512;
const DAY_MS = 86_400_000;

export function checkText(value: unknown, field: string, faults: Faults): value is string {
  if (typeof value !== "string") {
    faults.addType(field, "a string", value);
    return false;
  }
  if (isCleanText(value)) return true;
  const nul = value.indexOf("\0");
  if (nul >= 0) faults.add(field, "nul-character", `Character ${nul + 1} is U+0000; the export is damaged there.`);
  else faults.add(field, "lone-surrogate", "Holds half of a surrogate pair; the text was cut or re-encoded.");
  return false;
}

export function isCleanText(text: string): boolean {
  return !text.includes("\0") && (text as unknown as WellFormedCheck).isWellFormed();
}

export function checkOptionalText(value: unknown, field: string, faults: Faults): void {
  if (value !== undefined) checkText(value, field, faults);
}

export function checkOptionalName(value: unknown, field: string, faults: Faults): void {
  if (value === undefined || !checkText(value, field, faults)) return;
  if (value.length > 0 && value.length <= LONGEST_NAME) return;
  faults.add(field, "name-length", `The name has ${value.length} characters; 1 to ${LONGEST_NAME} are allowed.`);
}

export function checkOptionalInstant(value: unknown, field: string, now: number | undefined, faults: Faults): void {
  if (value === undefined) return;
  if (typeof value !== "string") {
    faults.addType(field, "an ISO 8601 time as a string", value);
    return;
  }
  const instant = parseInstant(value);
  if (Number.isNaN(instant))
    faults.add(field, "timestamp", "Write times as 2025-01-31T14:05:00Z; without a zone they are read as UTC.");
  else if (now !== undefined && instant > now + DAY_MS)
    faults.add(field, "future-timestamp", "The time lies more than a day ahead of now; check the clock and the zone.");
}
