import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { invoicePage } from "#app/ledger/invoice-page.server.ts";

const HEADER = [
  "week",
  "billed_units",
  "billed_minor",
  "owed_minor",
  "difference_minor",
  "state",
  "cause",
  "units",
  "cause_minor",
  "currency",
];

/** One row for each cause of a difference; a week that agrees has one row without a cause. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await invoicePage(context.db, Number(params.invoice), context.now());
  if (!page) throw new Response("There is no such invoice.", { status: 404 });
  const { currency } = page.contract;
  const rows = page.invoice.checked.weeks.flatMap((week) => {
    const { billedUnits, billedMinor, owedMinor, differenceMinor, state } = week;
    const start = [week.week, billedUnits, billedMinor, owedMinor, differenceMinor, state];
    if (week.because.length === 0) return [[...start, null, null, null, currency]];
    return week.because.map(({ cause, units, minor }) => [...start, cause, units, minor, currency]);
  });
  return csvAnswer(`invoice ${page.invoice.entry.number}.csv`, HEADER, rows);
}
