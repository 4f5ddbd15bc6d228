import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { CAUSE_WORDS, type Difference } from "#app/ledger/invoice-differences.ts";

/** "400 comparisons delivered but not accepted: $2 000.00". */
export function differenceText({ cause, units, minor }: Difference, unit: string, currency: string): string {
  const what = units === null ? CAUSE_WORDS[cause] : `${countOf(units, unit)}: ${CAUSE_WORDS[cause]}`;
  return `${what}, ${signed(minor, currency)}`;
}

/** With its sign, so that billed too much and too little are told apart. */
export function signed(minor: number, currency: string): string {
  return `${minor > 0 ? "+" : ""}${formatMoney(minor, currency, true)}`;
}
