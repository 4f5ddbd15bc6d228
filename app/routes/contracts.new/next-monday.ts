import { DAY_MS } from "#app/domain/schedule.ts";

/** The first Monday after `now` (UTC milliseconds) as YYYY-MM-DD: where a new contract is likely to begin. */
export function nextMonday(now: number): string {
  const weekday = new Date(now).getUTCDay();
  const days = (8 - weekday) % 7 || 7;
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}
