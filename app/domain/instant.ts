/**
 * UTC milliseconds of an ISO 8601 instant; NaN when the text is not one.
 *
 * Read are `YYYY-MM-DD` and `YYYY-MM-DDThh:mm[:ss[.f…]][Z|±hh:mm]`. A time without a zone is read as UTC, never as the
 * zone of the machine: the same delivery must mean the same everywhere (`Date.parse` takes the local zone).
 *
 * @example parseInstant("2023-05-19T13:11:45Z") // 1684501905000
 * @example parseInstant("2023-02-29") // NaN
 */
export function parseInstant(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH)
    return Number.NaN;
  if (day > 28 && day > daysInMonth(year, month)) return Number.NaN;
  const midnight = year < 100 ? Date.UTC(year, month - 1, day) : dayNumber(year, month, day) * DAY_MS;
  if (text.length === 10) return midnight;

  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (text.charCodeAt(10) !== UPPER_T || text.charCodeAt(13) !== COLON) return Number.NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN;
  let at = 16;
  let second = 0;
  let fraction = 0;
  if (text.charCodeAt(at) === COLON) {
    second = digits(text, at + 1, 2);
    if (second < 0 || second > 59) return Number.NaN;
    at += 3;
    if (text.charCodeAt(at) === DOT) {
      const end = endOfDigits(text, at + 1);
      if (end === at + 1 || end - at > 10) return Number.NaN;
      const places = Math.min(3, end - at - 1);
      fraction = digits(text, at + 1, places) * 10 ** (3 - places);
      at = end;
    }
  }
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - zoneOffset(text, at);
}

const DAY_MS = 86_400_000;

/**
 * Days since 1 January 1970 of a day of the Gregorian calendar, in years that begin in March, so that the leap day is the
 * last: a fraction of what `Date.UTC` takes, and every judgment of every delivery has a time.
 */
function dayNumber(year: number, month: number, day: number): number {
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + day - 1 - 719_468;
}

const DASH = 45;
const PLUS = 43;
const DOT = 46;
const COLON = 58;
const UPPER_T = 84;
const UPPER_Z = 90;

/** The number written by `count` digits at `at`, or -1. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  return i;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds east of UTC named by the rest of the text; NaN when the rest is no zone. */
function zoneOffset(text: string, at: number): number {
  if (text.length === at) return 0;
  const sign = text.charCodeAt(at);
  if (sign === UPPER_Z) return text.length === at + 1 ? 0 : Number.NaN;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if ((sign !== PLUS && sign !== DASH) || text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON)
    return Number.NaN;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parseInstant(text));
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** UTC milliseconds as "Mon 19 Oct 2026". */
export function dateText(at: number): string {
  const date = new Date(at);
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
