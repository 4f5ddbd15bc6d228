/** What a batch is worth for its money. */
import { groupDigits } from "#app/domain/figure.ts";
import { isKept } from "#app/domain/kept-fields.ts";
import { minorDigits } from "#app/domain/money.ts";
import type { Comparison } from "./compare-runs.ts";

/** Money that a difference is stated for: small enough for a batch, large enough for a readable number. */
export const WORTH_PER = 10_000;

export interface Worth {
  value: number;
  interval: { low: number; high: number } | null;
}

/** Difference per {@link WORTH_PER} of the currency; null when nothing is payable or what is is kept, or the currencies differ. */
export function worthOf(comparison: Comparison | null, paid: { minor: number; currency: string } | null): Worth | null {
  if (!comparison || !paid || paid.minor <= 0 || isKept(paid.minor)) return null;
  const lots = paid.minor / 10 ** minorDigits(paid.currency) / WORTH_PER;
  const { value, interval } = comparison;
  return { value: value / lots, interval: interval && { low: interval.low / lots, high: interval.high / lots } };
}

/** With as many decimals as the interval's smaller end needs: worths differ by powers of ten. */
export function worthText({ value, interval }: Worth): string {
  const numbers = interval ? [value, interval.low, interval.high] : [value];
  const size = Math.max(...numbers.map(Math.abs));
  const decimals = size > 0 ? Math.min(8, Math.max(3, 2 - Math.floor(Math.log10(size)))) : 3;
  const [first = "", ...ends] = numbers.map((number) => signed(number, decimals));
  return interval ? `${first} [${ends.join(", ")}]` : first;
}

function signed(value: number, decimals: number): string {
  const text = groupDigits(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
