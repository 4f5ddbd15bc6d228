const THIN = "\u202f";

/**
 * Integer minor units as money, e.g. 5000000 USD → "$50 000"; cents only when there are any (or `exact`).
 * Currencies without a short symbol keep their code in front. Throws RangeError on a code that is not ISO 4217 shaped.
 */
export function moneyText(minor: number, currency: string, exact = false): string {
  const probe = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const digits = probe.resolvedOptions().maximumFractionDigits ?? 2;
  const symbol = probe.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
  const unit = 10 ** digits;
  const size = Math.abs(minor);
  const whole = String(Math.floor(size / unit)).replace(/\B(?=(\d{3})+$)/g, THIN);
  const rest = size % unit;
  const fraction = digits > 0 && (exact || rest > 0) ? `.${String(rest).padStart(digits, "0")}` : "";
  return `${minor < 0 ? "\u2212" : ""}${symbol}${/[A-Za-z]$/.test(symbol) ? "\u00a0" : ""}${whole}${fraction}`;
}
