/**
 * Money is an integer number of minor units (cents) with an ISO 4217 currency. Nothing here is a float: text is read digit
 * by digit, products are exact and rounded once, half away from zero, on the final amount. An amount that is kept from whoever
 * asks is not finite, and whatever is computed of it stays kept.
 */
import { THOUSANDS_SEPARATOR } from "./figure.ts";
import { isKept, KEPT_AMOUNT, KEPT_WORDS } from "./kept-fields.ts";

/** Where an amount would stand in a sentence. */
const KEPT = `an amount ${KEPT_WORDS}`;

/** Unit prices are kept in micro: ten-thousandths of a minor unit. $5.00 is 5,000,000 micro. */
export const MICRO_PER_MINOR = 10_000;
const MICRO_DIGITS = 4;

/**
 * Minor units as money; the minor digits appear only when there are any, or when `exact`.
 *
 * @example formatMoney(5000000, "USD")       // "$50 000"
 * @example formatMoney(1890050, "USD")       // "$18 900.50"
 * @example formatMoney(1890000, "USD", true) // "$18 900.00"
 */
export function formatMoney(minor: number, currency: string, exact = false): string {
  if (isKept(minor)) return KEPT;
  const digits = minorDigits(currency);
  const shown = exact || minor % 10 ** digits !== 0 ? digits : 0;
  return moneyParts(minor / 10 ** digits, currency, shown, shown);
}

/** A unit price or a cost per unit, with as many decimals as it needs: $5.00, $5.1546. */
export function formatUnitPrice(micro: number, currency: string): string {
  if (isKept(micro)) return KEPT;
  const digits = minorDigits(currency);
  return moneyParts(micro / (MICRO_PER_MINOR * 10 ** digits), currency, digits, digits + MICRO_DIGITS);
}

/**
 * What a person typed, as minor units; null when it is not an amount of this currency (words, too many decimals,
 * misplaced separators). Thousands may be set apart by commas or spaces; the decimal mark is a point.
 *
 * @example parseMoney("$1,250.50", "USD") // 125050
 * @example parseMoney("5,00", "USD")      // null: five, or five hundred?
 */
export function parseMoney(text: string, currency: string): number | null {
  return parseAmount(text, currency, minorDigits(currency));
}

/** Like {@link parseMoney}, with four more decimals, as micro: "5.1546" is 5,154,600. */
export function parseUnitPrice(text: string, currency: string): number | null {
  return parseAmount(text, currency, minorDigits(currency) + MICRO_DIGITS);
}

/**
 * amount × numerator / denominator, exact, then rounded half away from zero.
 *
 * Throws RangeError when one of them is not an integer or the denominator is 0.
 *
 * @example timesRatio(2100000, 9000, 10000) // 1890000: a credit of 10 %
 */
export function timesRatio(amount: number, numerator: number, denominator: number): number {
  if (isKept(amount) || isKept(numerator) || isKept(denominator)) return KEPT_AMOUNT;
  return Number(roundedQuotient(BigInt(amount) * BigInt(numerator), BigInt(denominator)));
}

/** Quotient rounded half away from zero. Throws RangeError when the divisor is 0. */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const size = dividend < 0n ? -dividend : dividend;
  const by = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * size + by) / (2n * by);
  return negative ? -rounded : rounded;
}

/**
 * Splits an amount in the ratio of whole, non-negative shares without losing or gaining a cent (largest remainder; of
 * equal remainders the earlier share wins). Throws RangeError when the shares sum to nothing.
 *
 * @example allocate(100, [1, 1, 1]) // [34, 33, 33]
 */
export function allocate(total: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + BigInt(share), 0n);
  if (whole <= 0n || shares.some((share) => share < 0)) throw new RangeError("Shares must be positive in sum.");
  const sign = total < 0 ? -1 : 1;
  const products = shares.map((share) => BigInt(Math.abs(total)) * BigInt(share));
  const parts = products.map((product) => Number(product / whole));
  let left = Math.abs(total) - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}

/** How many digits the minor unit has: 2 for USD, 0 for JPY. Throws RangeError on a code that is not ISO 4217 shaped. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}

function moneyParts(value: number, currency: string, fewest: number, most: number): string {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: fewest,
    maximumFractionDigits: most,
  });
  const written = { group: THOUSANDS_SEPARATOR, minusSign: "\u2212" } as Record<string, string>;
  return format
    .formatToParts(value)
    .map(({ type, value: text }) => written[type] ?? text)
    .join("");
}

const AMOUNT = /^(-)?(\d+|\d{1,3}(?:([, \u00a0\u202f\u2009])\d{3})(?:\3\d{3})*)(?:\.(\d+))?$/;

function parseAmount(text: string, currency: string, digits: number): number | null {
  const match = AMOUNT.exec(withoutCurrency(text, currency));
  if (!match) return null;
  const [, minus, whole = "", , fraction = ""] = match;
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > digits) return null;
  const amount = Number(whole.replace(/\D/g, "") + significant.padEnd(digits, "0"));
  if (!Number.isSafeInteger(amount)) return null;
  return minus && amount > 0 ? -amount : amount;
}

/** Drops the currency's code or symbol from either end, and spaces. */
function withoutCurrency(text: string, currency: string): string {
  const symbol = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;
  const trimmed = text.trim().replace(/^\u2212/, "-");
  const minus = trimmed.startsWith("-") ? "-" : "";
  let amount = trimmed.slice(minus.length).trim();
  for (const mark of [currency, symbol ?? currency]) {
    if (amount.startsWith(mark)) amount = amount.slice(mark.length).trim();
    else if (amount.endsWith(mark)) amount = amount.slice(0, -mark.length).trim();
  }
  return minus + amount;
}
