import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { batchMoneyList, entryList, invoiceList, obligationList, priceList } from "#app/ledger/money-lists.ts";
import { type MoneyPage, moneyPage } from "#app/ledger/money-page.server.ts";

/** The lists of the money page, one route for all of them. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await moneyPage(context.db, params.contract ?? "", context.now());
  const name = params.table ?? "";
  if (!page || !Object.hasOwn(TABLES, name)) throw new Response("There is no such table.", { status: 404 });
  return TABLES[name as keyof typeof TABLES](page, `${page.contract.title} ${name}`, request.url);
}

const TABLES = {
  batches: ({ contract, books }: MoneyPage, title: string, url: string) =>
    csvOfList(title, batchMoneyList(contract.currency), books.batches, url),
  prices: ({ contract, bands }: MoneyPage, title: string, url: string) =>
    csvOfList(title, priceList(contract.currency), bands, url),
  invoices: ({ contract, books }: MoneyPage, title: string, url: string) =>
    csvOfList(title, invoiceList(contract.currency), books.invoices, url),
  obligations: ({ contract, obligations }: MoneyPage, title: string, url: string) =>
    csvOfList(title, obligationList(contract.currency), obligations, url),
  entries: ({ contract, entries }: MoneyPage, title: string, url: string) =>
    csvOfList(title, entryList(contract.currency), entries, url),
};
