import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { contractList } from "#app/review/contract-list.server.ts";

const HEADER = [
  "id",
  "contract",
  "vendor",
  "unit",
  "committed_units",
  "delivered_units",
  "accepted_units",
  "payable_minor",
  "currency",
  "stage",
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { contracts } = await contractList(context.db, new URL(request.url).searchParams, context.now());
  return csvAnswer(
    "contracts.csv",
    HEADER,
    contracts.map((one) => [
      one.id,
      one.title,
      one.vendor,
      one.unit,
      one.committedUnits,
      one.deliveredUnits,
      one.acceptedUnits,
      one.acceptedMinor,
      one.currency,
      one.stage,
    ]),
  );
}
