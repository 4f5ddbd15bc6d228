/** Times that end by themselves, under a clock that may be set: what was stamped by a wrong clock must not live on. */

const DAY = 86_400_000;
/** A clock is now and then set back by a day. What was made further ahead than this was made by a clock that was wrong. */
const MOST_SET_BACK = 2 * DAY;

/**
 * Whether something that was given a time to live is alive. What was made under a clock that ran a year ahead is not:
 * it would live a year longer than was promised.
 *
 * @example isAlive({ createdAt: 0, expiresAt: 1000 }, 999) // true
 * @example isAlive({ createdAt: 0, expiresAt: 1000 }, 1000) // false
 */
export function isAlive({ createdAt, expiresAt }: { createdAt: number; expiresAt: number }, now: number): boolean {
  return now < expiresAt && createdAt - now <= MOST_SET_BACK;
}

/** Whether two instants are that far apart or further, whichever is first: a clock that was set back stops nothing. */
export function areApart(one: number, other: number, ms: number): boolean {
  return Math.abs(one - other) >= ms;
}
