/**
 * Numbers as sentences and screens print them. Deterministic, without locale data, so that server, browser and command
 * line write the same characters.
 */

/** U+202F, narrow no-break space: separates thousands without being read as a comma or a full stop. */
export const THOUSANDS_SEPARATOR = "\u202f";
const MINUS = "\u2212";

/** How a value is printed: counts whole, a difference with its sign, everything else to three decimals. */
export type FigureUnit = "share" | "coefficient" | "ratio" | "index" | "count" | "difference";

/** A metric's outcome, as far as printing needs it. */
export type Figure =
  | { kind: "estimate"; value: number; low: number; high: number; n: number; nUnit: string }
  | { kind: "not-enough"; n: number; needed: number; nUnit: string }
  | { kind: "not-computable"; reason: string; ask?: string };

/**
 * The whole outcome in words.
 *
 * @example figureText({ kind: "estimate", value: 0.88, low: 0.861, high: 0.897, n: 1204, nUnit: "gold answers" }, "share")
 *   // "0.880 [0.861, 0.897], n 1 204 gold answers"
 */
export function figureText(figure: Figure, unit: FigureUnit): string {
  if (figure.kind === "not-enough") return `not enough data: ${notEnoughText(figure)}`;
  if (figure.kind === "not-computable") return `not computable: ${figure.reason}`;
  return `${estimateText(figure, unit)}, n ${unitsText(figure.n, figure.nUnit)}`;
}

/** Value and interval: `0.880 [0.861, 0.897]`; a full count that cannot vary has no interval. */
export function estimateText(estimate: { value: number; low: number; high: number }, unit: FigureUnit): string {
  const interval = intervalText(estimate.low, estimate.high, unit);
  return interval ? `${valueText(estimate.value, unit)} ${interval}` : valueText(estimate.value, unit);
}

/** Three decimals; more where they would round a value to a bound it does not reach: 0.9997 is not 1.000. */
export function valueText(value: number, unit: FigureUnit): string {
  if (unit === "count") return groupDigits(value);
  if (unit === "difference") return signed(value);
  const decimals = [3, 4, 5, 6].find((digits) => !reachesBound(value, digits)) ?? 3;
  return groupDigits(value, decimals);
}

/** @example signed(0.0312) // "+0.031" */
function signed(value: number): string {
  const digits = groupDigits(value, 3);
  return value > 0 && /[1-9]/.test(digits) ? `+${digits}` : digits;
}

function reachesBound(value: number, digits: number): boolean {
  const rounded = Number(value.toFixed(digits));
  return (rounded === 0 || rounded === 1) && rounded !== value;
}

/** `[low, high]`, or "" when the value cannot vary. */
export function intervalText(low: number, high: number, unit: FigureUnit): string {
  return low === high ? "" : `[${valueText(low, unit)}, ${valueText(high, unit)}]`;
}

/** @example notEnoughText({ n: 31, needed: 50, nUnit: "repeats" }) // "31 repeats; 50 needed" */
export function notEnoughText({ n, needed, nUnit }: { n: number; needed: number; nUnit: string }): string {
  return `${unitsText(n, nUnit)}; ${groupDigits(needed)} needed`;
}

/**
 * What n counts, with n before it: of one, the first plural of the phrase is a singular.
 *
 * @example unitsText(1, "days with 30 rows or more") // "1 day with 30 rows or more"
 */
export function unitsText(n: number, nUnit: string): string {
  const unit = n === 1 ? nUnit.replace(/(ch|sh|x)es\b|(\w{2})s\b/, "$1$2") : nUnit;
  return `${groupDigits(n)} ${unit}`;
}

/**
 * A warn or fail line, as short as it can honestly be: at least two decimals below ten.
 *
 * @example lineText(0.9)   // "0.90"
 * @example lineText(0.985) // "0.985"
 * @example lineText(5000)  // "5 000"
 */
export function lineText(value: number): string {
  const needed = String(Number(value.toFixed(4))).split(".")[1]?.length ?? 0;
  return groupDigits(value, Math.abs(value) < 10 ? Math.max(2, needed) : needed);
}

/** A share as a percentage without needless decimals. @example percentText(0.125) // "12.5 %" */
export function percentText(share: number): string {
  const percent = Number((share * 100).toFixed(2));
  return `${groupDigits(percent, String(percent).split(".")[1]?.length ?? 0)}\u00a0%`;
}

/**
 * A number with separated thousands and fixed decimals. Not finite → "not computable".
 *
 * @example groupDigits(1204)    // "1 204"
 * @example groupDigits(-0.5, 3) // "−0.500"
 */
export function groupDigits(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return "not computable";
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THOUSANDS_SEPARATOR);
  const digits = fraction ? `${grouped}.${fraction}` : grouped;
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** @example countOf(1, "item") // "1 item"; countOf(1204, "item") // "1 204 items" */
export function countOf(n: number, singular: string, plural = `${singular}s`): string {
  return `${groupDigits(n)} ${n === 1 ? singular : plural}`;
}
