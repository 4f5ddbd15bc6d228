/** The state of a contract's money as a sentence, the worst first. */
import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { type BookedEntry, type Books, standingOfInvoice } from "./books.ts";
import type { Obligation } from "./obligations.ts";

interface Stated {
  contract: { currency: string };
  books: Books<BookedEntry>;
  obligations: readonly Obligation[];
}

export function moneySentence({ contract: { currency }, books, obligations }: Stated) {
  const money = (minor: number) => formatMoney(minor, currency, true);
  const differing = books.invoices.filter((invoice) => standingOfInvoice(invoice) === "differs");
  const waiting = books.invoices.filter((invoice) => standingOfInvoice(invoice) === "not-checkable");
  const open = obligations.filter(({ closed }) => closed === null);
  const over = differing.reduce((sum, { restMinor }) => sum + restMinor, 0);
  const explained = [
    books.toInvoiceMinor > 0 ? `${money(books.toInvoiceMinor)} of what is payable is not invoiced yet.` : "",
    waiting.length > 0 ? `${countOf(waiting.length, "invoice")} cannot be checked before a decision.` : "",
    open.length > 0
      ? `${countOf(open.length, "obligation")} of the vendor ${open.length === 1 ? "is" : "are"} open.`
      : "",
  ].filter((sentence) => sentence !== "");
  return { headline: headlineOf(), explained: explained.join(" ") };

  function headlineOf(): string {
    if (differing.length > 0) {
      const which = countOf(differing.length, "invoice");
      const verb = differing.length === 1 ? "differs" : "differ";
      return `${which} ${verb} from what is accepted, by ${money(Math.abs(over))} too ${over < 0 ? "little" : "much"}.`;
    }
    if (books.invoices.every(({ isReversed }) => isReversed))
      return books.payableMinor === 0
        ? "Nothing is payable yet."
        : `${money(books.payableMinor)} is payable, nothing is invoiced.`;
    if (books.openMinor < 0) return `The vendor owes ${money(-books.openMinor)} back.`;
    const agree =
      waiting.length > 0 ? "Every invoice that can be checked agrees" : "Every invoice agrees with what is accepted";
    return books.openMinor === 0 ? `${agree}, and all is paid.` : `${agree}; ${money(books.openMinor)} is open.`;
  }
}
