/** E-mail that Assay sends: when a digest is due, and when what was not taken is tried again. */
import { instantOfWall, wallAt } from "./wall-clock.ts";

export const RHYTHMS = ["never", "daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** `unsure`: it was handed over and no answer came; it is not sent again, for it may have arrived. */
export const MAIL_STATES = ["sent", "waiting", "given up", "unsure"] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const MAIL_KINDS = ["digest", "confirm", "test"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export interface DigestTime {
  rhythm: Rhythm;
  /** 0 to 23, on the wall of the time zone. */
  hour: number;
  /** Of a weekly one: 0 is Monday. */
  weekday: number;
  timeZone: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A server that was down longer than this at the hour leaves the digest out: the next one tells it all. */
const LATE_HOURS = 12;

/**
 * The newest hour at which a digest was due: the day it is for, on the wall, and the instant; null when there is none, or
 * it is too long ago.
 *
 * @example dueDigest({ rhythm: "daily", hour: 8, weekday: 0, timeZone: "UTC" }, Date.UTC(2026, 9, 19, 9)) // { day: "2026-10-19", at: … 08:00 }
 */
export function dueDigest(
  { rhythm, hour, weekday, timeZone }: DigestTime,
  now: number,
): { day: string; at: number } | null {
  if (rhythm === "never") return null;
  const wall = wallAt(now, timeZone);
  const today = Math.floor(wall / DAY) * DAY;
  for (const midnight of [today, today - DAY]) {
    // 1970 began on a Thursday.
    const isDay = rhythm === "daily" || (midnight / DAY + 3) % 7 === weekday;
    const at = instantOfWall(midnight + hour * HOUR, timeZone);
    if (isDay && at <= now)
      return now - at < LATE_HOURS * HOUR ? { day: new Date(midnight).toISOString().slice(0, 10), at } : null;
  }
  return null;
}

const WAIT_MINUTES = [1, 5, 20, 60, 180];
export const MOST_MAIL_WAIT_MS = 180 * 60_000;

/**
 * Milliseconds until a mail is tried again that was put off; null when it is not: after six attempts, about four hours.
 *
 * @param failed attempts so far, at least 1
 * @param chance in [0, 1): spread over the last quarter of the wait
 * @example mailWaitAfter(1, 0) // 45000
 */
export function mailWaitAfter(failed: number, chance: number): number | null {
  const minutes = WAIT_MINUTES[failed - 1];
  return minutes === undefined ? null : Math.round(minutes * 60_000 * (0.75 + chance / 4));
}

/** One plain address: nothing in it can end a header or a command, or name a second recipient. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}.-]+$/u.test(text);
}
