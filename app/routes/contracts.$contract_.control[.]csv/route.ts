import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { contractControl } from "#app/review/contract-control.server.ts";
import type { ControlledLot, ControlSeries } from "#app/review/control.ts";

const HEADER = [
  ...["lot", "label", "share", "n", "effective_n", "centre", "low", "high", "p_chart_out"],
  ...["ewma", "ewma_low", "ewma_high", "ewma_out", "cusum_up", "cusum_down", "cusum_out"],
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await contractControl(context, params.contract ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const title = `${page.contract.title} control ${page.metric.id} week ${page.week ?? "none"}`;
  return csvResponse(title, HEADER, [page.byWeek, page.byDay].flatMap(rowsOf));
}

function rowsOf({ kind, drawn }: ControlSeries) {
  if (!drawn) return [];
  const word = (isOut: boolean) => (isOut ? "out" : "");
  return drawn.lots.map(({ label, value, n, effectiveN, shewhart, ewma, cusum }: ControlledLot) => [
    ...[kind, label, value, n, effectiveN, drawn.centre, shewhart.low, shewhart.high, word(shewhart.isOut)],
    ...[ewma.value, ewma.low, ewma.high, word(ewma.isOut), cusum.up, cusum.down, word(cusum.isOut)],
  ]);
}
