import { dateText } from "#app/domain/instant.ts";

export { dateText };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** UTC milliseconds as "14:05 UTC". */
export function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** "3 days ago", "in 2 hours", "now"; whole units, rounded towards now. */
export function relativeText(at: number, now: number): string {
  const gap = Math.abs(at - now);
  if (gap < MINUTE) return "now";
  const [size, name] = gap < HOUR ? [MINUTE, "minute"] : gap < DAY ? [HOUR, "hour"] : [DAY, "day"];
  const count = Math.floor(gap / size);
  const words = `${count} ${name}${count === 1 ? "" : "s"}`;
  return at < now ? `${words} ago` : `in ${words}`;
}

/** A day as it is written in a calendar: "2026-10-19" as "Mon 19 Oct 2026". */
export function dayText(day: string): string {
  return dateText(Date.parse(`${day}T00:00:00Z`));
}
