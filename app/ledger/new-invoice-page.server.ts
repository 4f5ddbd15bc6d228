/** What the form of an invoice starts from: the weeks, with what is accepted and not invoiced of each. */
import type { Db } from "#db/client.server.ts";
import { moneyPage } from "./money-page.server.ts";

export type NewInvoicePage = NonNullable<Awaited<ReturnType<typeof newInvoicePage>>>;

/** undefined when there is no such contract. */
export async function newInvoicePage(db: Db, contractId: string, now: number) {
  const page = await moneyPage(db, contractId, now);
  if (!page) return undefined;
  const weeks = page.books.batches
    .filter(({ deliveredUnits, billedUnits }) => deliveredUnits > 0 || billedUnits > 0)
    .map(({ week, acceptedUnits, billedUnits, toInvoiceMinor }) => ({
      week,
      acceptedUnits,
      billedUnits,
      toInvoiceMinor,
    }));
  return { contract: page.contract, weeks };
}
