import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { contractCsv, weekCsv } from "#app/reports/portfolio-csv.ts";
import { portfolioList } from "#app/reports/portfolio-list.server.ts";

/** `?view=weeks` gives a line a week, else a line a contract; filter and order as on the page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const list = await portfolioList(context.db, new URL(request.url).searchParams, context.now());
  const table = list.view === "weeks" ? weekCsv(list) : contractCsv(list);
  return csvAnswer(`portfolio-${list.view}.csv`, table.header, table.rows);
}
