/** Numbers as they are printed. Deterministic (no locale data), so server and browser write the same characters. */
import type { Metric, Outcome } from "#app/metrics/metric.ts";

export type FigureUnit = Metric["unit"];

/** U+202F, narrow no-break space: separates thousands without being read as a comma or a full stop. */
const THIN = "\u202f";
const MINUS = "\u2212";

/**
 * A number with thin separators; `decimals` fixed. Not finite → "not computable".
 *
 * @example groupDigits(1204)       // "1 204" (with a narrow no-break space)
 * @example groupDigits(-0.5, 3)    // "−0.500"
 */
export function groupDigits(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return "not computable";
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const digits = fraction ? `${grouped}.${fraction}` : grouped;
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** A metric's value: counts whole, everything else to three decimals. */
export function valueText(value: number, unit: FigureUnit): string {
  return groupDigits(value, unit === "count" ? 0 : 3);
}

/** `[low, high]`, or "" when the value cannot vary (low = high, a full count). */
export function intervalText(low: number, high: number, unit: FigureUnit): string {
  return low === high ? "" : `[${valueText(low, unit)}, ${valueText(high, unit)}]`;
}

/** The whole outcome in words, for labels, titles and tables. */
export function outcomeText(outcome: Outcome, unit: FigureUnit): string {
  if (outcome.kind === "not-enough") return notEnoughText(outcome);
  if (outcome.kind === "not-computable") return `not computable: ${outcome.reason}`;
  const parts = [valueText(outcome.value, unit), intervalText(outcome.low, outcome.high, unit)];
  return `${parts.filter(Boolean).join(" ")}, n ${groupDigits(outcome.n)} ${outcome.nUnit}`;
}

export function notEnoughText(outcome: Extract<Outcome, { kind: "not-enough" }>): string {
  return `not enough data: ${groupDigits(outcome.n)} ${outcome.nUnit}; ${groupDigits(outcome.needed)} needed`;
}
