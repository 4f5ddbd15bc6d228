import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { firstPass, type Lot } from "#app/vendors/lot.ts";
import { lotsPage } from "#app/vendors/lots-page.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await lotsPage(context.db, params.vendor ?? "", new URL(request.url).searchParams, context.now());
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return csvResponse(`${page.vendor.name} batches`, HEADER, page.lots.map(cellsOf));
}

const HEADER = [
  ...["contract", "week", "due_on", "received_at", "days_late", "expected_units", "delivered_units", "missing_units"],
  ...["deliveries", "decision", "deemed", "first_pass", "accepted_units", "payable_minor", "currency"],
  ...["effective_units", "agreement", "agreement_n", "gold_accuracy", "gold_n", "drifts_in"],
];

function cellsOf(lot: Lot): (string | number | null)[] {
  const passed = firstPass(lot);
  const { agreement, gold } = lot;
  return [
    ...[lot.contract, lot.week, new Date(lot.dueAt).toISOString().slice(0, 10)],
    lot.receivedAt === null ? null : new Date(lot.receivedAt).toISOString(),
    ...[lot.isDue ? lot.daysLate : null, lot.expectedUnits, lot.deliveredUnits, lot.missingUnits],
    ...[lot.submissions, lot.verdict, lot.isDeemed ? "yes" : "no", passed === null ? null : passed ? "yes" : "no"],
    ...[lot.acceptedUnits, lot.payableMinor, lot.currency, lot.effectiveUnits],
    ...(agreement?.kind === "estimate" ? [agreement.value, agreement.n] : [null, null]),
    ...(gold?.kind === "estimate" ? [gold.value, gold.n] : [null, null]),
    lot.drift === null ? null : lot.drift.join("; "),
  ];
}
