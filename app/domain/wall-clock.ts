/** Instants and what a clock on the wall shows then, in the zone of a contract. A day may have 23 or 25 hours. */

const HOUR = 3_600_000;
/** Further from the wall time in UTC than any offset, and nearer than two changes of the clocks have ever been. */
const AROUND = 36 * HOUR;

/** Whether a text names a zone of the IANA database, such as Europe/Berlin. */
export function isTimeZone(text: string): boolean {
  try {
    return /^(UTC|[A-Z][A-Za-z_]+\/[A-Za-z0-9_+\-/]+)$/.test(text) && formatterOf(text) !== undefined;
  } catch {
    return false;
  }
}

/**
 * What the wall shows at an instant, as the UTC milliseconds of the same figures.
 *
 * @example wallAt(Date.UTC(2026, 6, 1, 12), "Europe/Berlin") // Date.UTC(2026, 6, 1, 14)
 */
export function wallAt(at: number, timeZone: string): number {
  return at + offsetAt(at, timeZone);
}

/**
 * The first instant from which on the wall is never before `wall` again. Where clocks are put back and a time comes
 * twice it is the second; where they are put forward over it, the instant at which they are.
 *
 * @param wall figures of the wall as the UTC milliseconds of the same figures
 */
export function instantOfWall(wall: number, timeZone: string): number {
  const before = offsetAt(wall - AROUND, timeZone);
  const after = offsetAt(wall + AROUND, timeZone);
  const late = wall - after;
  if (offsetAt(late - 1, timeZone) === after) return late;
  const early = wall - before;
  if (offsetAt(early - 1, timeZone) === before) return early;
  let [low, high] = [late - 1, early];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The day of an instant in a time zone, YYYY-MM-DD. */
export function dayIn(at: number, timeZone: string): string {
  return new Date(wallAt(at, timeZone)).toISOString().slice(0, 10);
}

/** Milliseconds east of UTC. */
function offsetAt(at: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(at / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for a zone that is unknown. Making one costs more than using it a hundred times. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}
