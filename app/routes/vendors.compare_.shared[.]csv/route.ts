import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { sharedPage } from "#app/vendors/shared-page.server.ts";

const HEADER = [
  ...["vendor", "contract", "week", "delivery", "record", "id", "answer", "judgments"],
  ...["other_vendor", "other_contract", "other_week", "other_delivery", "other_record", "other_id", "other_answer"],
  ...["other_judgments", "agree", "gold", "other_order"],
];

/** A row a comparison; answers are told of the responses as the first vendor's record shows them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { rows, chosen } = await sharedPage(context.db, searchParams, context.now(), Number.POSITIVE_INFINITY);
  const cells = ({ contract, week, deliveryId, n, id }: (typeof rows)[number]["one"]) => [
    contract,
    week,
    deliveryId,
    n,
    id,
  ];
  const judgments = (votes: readonly number[]) => votes.reduce((sum, one) => sum + one, 0);
  const lines = rows.map(({ one, other, sides, gold, isTurned }) => [
    ...[chosen[0]?.name ?? "", ...cells(one), sides[0] ?? "", judgments(one.votes)],
    ...[chosen[1]?.name ?? "", ...cells(other), sides[1] ?? "", judgments(other.votes)],
    ...[sides.includes("no answer") ? null : sides[0] === sides[1] ? "yes" : "no", gold, isTurned ? "yes" : "no"],
  ]);
  return csvResponse("same items sent to two vendors", HEADER, lines);
}
