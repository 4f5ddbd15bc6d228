import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { inspectionPage } from "#app/inspection/inspection-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await inspectionPage(context, params.inspection ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such inspection.", { status: 404 });
  const rows = page.lines.map(({ id, n, state, answers, notes, reviewers, stratum, deliveryId, item }) => [
    id,
    n + 1,
    state,
    answers.join("; "),
    notes.join(" · "),
    reviewers.join(", "),
    stratum,
    deliveryId,
    item,
  ]);
  return csvAnswer(`inspection-week-${page.batch.week}-${page.number}.csv`, HEADER, rows);
}

const HEADER = ["record", "drawn as", "state", "answered blind", "why", "reviewed by", "stratum", "delivery", "item"];
