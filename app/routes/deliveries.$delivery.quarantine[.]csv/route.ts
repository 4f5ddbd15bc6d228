import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { eachQuarantined } from "#app/review/bad-rows.server.ts";
import { deliveryById, type QuarantinedRow } from "#db/deliveries.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const delivery = await deliveryById(context.db, Number(params.delivery));
  if (!delivery) throw new Response("There is no such delivery.", { status: 404 });
  return csvAnswer(`${delivery.fileName}-quarantine.csv`, HEADER, lines(eachQuarantined(context.db, delivery.id)));
}

const HEADER = ["line", "field", "rule", "hint", "offset", "length"];

async function* lines(rows: AsyncIterable<QuarantinedRow>) {
  for await (const { line, field, rule, hint, offset, length } of rows)
    yield [line, field, rule, hint, offset < 0 ? null : offset, offset < 0 ? null : length];
}
