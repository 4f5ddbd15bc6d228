/** The books of a contract line by line, each sum beside what it is the sum of. */
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import type { Section } from "../section.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export function booksSection({ contract: { currency }, books }: Pick<MoneyPage, "contract" | "books">): Section {
  const credit = sum(books.batches.map(({ creditMinor }) => creditMinor));
  const waived = sum(books.batches.map(({ waivedMinor }) => waivedMinor));
  const changed = sum(books.batches.map(({ adjustmentMinor }) => adjustmentMinor));
  const payable = books.acceptedMinor - credit + changed + waived;
  const net = books.invoicedMinor - books.creditedMinor;
  const balances =
    payable === books.payableMinor &&
    net - books.paidMinor === books.openMinor &&
    books.payableMinor - net === books.toInvoiceMinor;
  const line = (what: string, minor: number, of = "") => ({ what, amount: { minor, currency }, of });
  return {
    key: "books",
    title: "The books",
    sentence: !balances
      ? "The books do not balance: a sum below is not the sum of its lines."
      : books.toInvoiceMinor === 0 && books.openMinor === 0
        ? "The books balance, and everything payable is invoiced and paid."
        : "The books balance; something is still open.",
    columns: [
      { key: "what", header: "Line" },
      { key: "amount", header: currency, numeric: true },
      { key: "of", header: "How it follows" },
    ],
    rows: [
      line("Accepted units at the contract’s prices", books.acceptedMinor),
      line("Less credits", 0 - credit),
      line("Credits given up", waived),
      line("Prices or order changed since the decision", changed),
      line("Payable", books.payableMinor, "the sum of the four lines above"),
      line("Invoiced", books.invoicedMinor),
      line("Less credit notes", 0 - books.creditedMinor),
      line("Invoiced, net", net, "invoiced less credit notes"),
      line("Payable and not invoiced", books.toInvoiceMinor, "payable less invoiced, net"),
      line("Paid", books.paidMinor),
      line("Invoiced and not paid", books.openMinor, "invoiced, net, less paid"),
    ],
  };
}
