/** What is not settled with the vendor, in phrases: a contract is not closed over them without a reason. */

import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import { standingOfInvoice } from "#app/ledger/books.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";

export interface OpenFacts {
  money: Pick<MoneyPage, "contract" | "books" | "obligations">;
  weeks: readonly { week: number; mark: "decided" | "waiting" | "late" | "to come" }[];
  /** Of this contract. */
  ends: readonly OpenEnd[];
}

export function openItems({ money: { contract, books, obligations }, weeks, ends }: OpenFacts): string[] {
  const money = (minor: number) => formatMoney(minor, contract.currency, true);
  const deemed = new Set(books.batches.filter(({ isDeemed }) => isDeemed).map(({ week }) => week));
  const items = weeks.flatMap(({ week, mark }) => {
    if (mark === "waiting" && !deemed.has(week)) return [`week ${week} is undecided`];
    return mark === "late" || mark === "to come" ? [`week ${week} has not come`] : [];
  });
  for (const { kind, week, units, minor, closed } of obligations)
    if (closed === null)
      items.push(`${kind} of week ${week} (${minor === null ? countOf(units ?? 0, contract.unit) : money(minor)})`);
  for (const invoice of books.invoices) {
    const number = invoice.entry.number || String(invoice.entry.id);
    const standing = standingOfInvoice(invoice);
    if (standing === "differs") items.push(`invoice ${number} differs by ${money(invoice.restMinor)}`);
    if (standing === "not-checkable") items.push(`invoice ${number} cannot be checked`);
  }
  if (books.toInvoiceMinor > 0) items.push(`${money(books.toInvoiceMinor)} payable and not invoiced`);
  if (books.toInvoiceMinor < 0) items.push(`${money(-books.toInvoiceMinor)} invoiced over what is payable`);
  if (books.openMinor > 0) items.push(`${money(books.openMinor)} invoiced and not paid`);
  if (books.openMinor < 0) items.push(`${money(-books.openMinor)} paid over what is owed`);
  return [...items, ...ends.map(({ what, word }) => `${what} (${word})`)];
}
