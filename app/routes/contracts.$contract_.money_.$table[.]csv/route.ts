import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { MONEY_TABLES } from "#app/ledger/money-tables.ts";

/** The tables of the money page, one route for all of them. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await moneyPage(context.db, params.contract ?? "", context.now());
  const table = MONEY_TABLES.find(({ name }) => name === params.table);
  if (!page || !table) throw new Response("There is no such table.", { status: 404 });
  return csvAnswer(`${page.contract.title} ${table.name}.csv`, table.header, table.rows(page));
}
