/** How long what a contract delivered is kept once the contract has ended, and whether its day has come. */
import { z } from "zod";
import { dayIn, endOfDays } from "./terms/clock.ts";

/** A hundred years: whoever means longer keeps it. */
export const MOST_RETENTION_DAYS = 36_525;

/** "" keeps it until somebody says otherwise. */
export const retentionDays = z.preprocess(
  (text) => (typeof text === "string" ? text.trim() : (text ?? "")),
  z
    .string()
    .regex(/^\d{0,5}$/, "Write a whole number of days, or leave it empty to keep it.")
    .transform((text) => (text === "" ? null : Number(text)))
    .refine(
      (days) => days === null || days <= MOST_RETENTION_DAYS,
      `At most ${MOST_RETENTION_DAYS} days; leave it empty to keep it.`,
    ),
);

export interface RetentionFacts {
  /** YYYY-MM-DD on which the contract closed or was terminated; null = it has not ended. */
  endedOn: string | null;
  /** The newest rule; null = nobody set one. */
  rule: { days: number | null } | null;
  timeZone: string;
  /** Deliveries and calibration rounds that are not deleted yet. */
  kept: number;
}

export interface RetentionStanding {
  /** `unset` and `keep` delete nothing; `gone` once there is nothing left to delete. */
  state: "unset" | "keep" | "running" | "later" | "due" | "gone";
  /** From this instant on it may be deleted, UTC milliseconds; null where no day is known. */
  dueAt: number | null;
}

/** The day of the end does not count: 30 days after 1 October is the end of 31 October, in the contract's own days. */
export function retentionStanding({ endedOn, rule, timeZone, kept }: RetentionFacts, now: number): RetentionStanding {
  if (!rule) return { state: "unset", dueAt: null };
  if (rule.days === null) return { state: "keep", dueAt: null };
  if (endedOn === null) return { state: "running", dueAt: null };
  const startsAt = Date.parse(`${endedOn}T12:00:00Z`);
  const dueAt = endOfDays({ startsAt, days: rule.days, dayKind: "calendar", timeZone });
  // Kept for no day at all: due on the day of the end itself, not at its last moment.
  const isDue = rule.days === 0 ? dayIn(now, timeZone) >= endedOn : dueAt <= now;
  return { state: !isDue ? "later" : kept > 0 ? "due" : "gone", dueAt };
}

/** A rule as one phrase. */
export function retentionText(rule: { days: number | null } | null): string {
  if (!rule) return "not set: everything is kept";
  if (rule.days === null) return "kept until somebody says otherwise";
  return rule.days === 1 ? "kept for 1 day after the end" : `kept for ${rule.days} days after the end`;
}
