const DAY_MS = 86_400_000;
/** Serial 0 of the 1900 system, chosen so that serials from 1 March 1900 on are right (ECMA-376 18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Excel counts a 29 February 1900 that never was. */
const PHANTOM_DAY = 60;
/** Built-in formats that show a date: ECMA-376 18.8.30. 18-21 and 45-47 show only a time. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Serial day number → ISO 8601 in UTC, rounded to milliseconds; null outside the years JavaScript can show. */
export function isoDate(serial: number, date1904: boolean): string | null {
  const days = !date1904 && serial < PHANTOM_DAY ? serial + 1 : serial;
  const date = new Date(Math.round((date1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Whether a number format shows a date; one that shows only a time does not, its cell stays a fraction of a day. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").toLowerCase();
  if (/general|[0#?]\s*e[+-]/.test(letters)) return false;
  return /[yd]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters));
}
