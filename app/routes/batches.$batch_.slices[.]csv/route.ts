import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { slicesPage } from "#app/review/slices-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await slicesPage(context, params.batch ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There are no slices of such a batch.", { status: 404 });
  return csvAnswer(
    "slices.csv",
    ["slice", "measure", "value", "rest", "difference", "low", "high", "shrunken", "n", "adjusted p"],
    page.rows.map((row) => [
      row.about,
      row.measure,
      row.value,
      row.rest,
      row.difference,
      row.low,
      row.high,
      row.shrunken,
      row.n,
      row.p,
    ]),
  );
}
