import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer, csvOfList } from "#app/http/csv.ts";
import { contractCsv, WEEK_LIST, weeksOfPortfolio } from "#app/reports/portfolio-csv.ts";
import { portfolioList } from "#app/reports/portfolio-list.server.ts";

/** `?view=weeks` gives a line a week, else a line a contract; filter and order as on the page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const list = await portfolioList(context.db, new URL(request.url).searchParams, context.now());
  if (list.view === "weeks") return csvOfList("portfolio weeks", WEEK_LIST, weeksOfPortfolio(list), request.url);
  const table = contractCsv(list);
  return csvAnswer("portfolio-contracts.csv", table.header, table.rows);
}
