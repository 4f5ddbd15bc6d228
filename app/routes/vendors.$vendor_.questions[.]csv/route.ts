import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { vendorQuestions } from "#app/vendors/questions-page.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await vendorQuestions(context.db, params.vendor ?? "", searchParams, context.now());
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  const rows = page.questions.map(({ contract, asked, week, text, by, at, state, days, answer }) => [
    ...[contract, asked, week, text, by, new Date(at).toISOString(), state, Number(days.toFixed(3))],
    ...[answer?.text ?? null, answer?.by ?? null, answer ? new Date(answer.at).toISOString() : null],
  ]);
  return csvResponse(`${page.vendor.name} questions`, HEADER, rows);
}

const HEADER = [
  ...["contract", "answered_by", "week", "question", "asked_by", "asked_at", "state", "days"],
  ...["answer", "answered_by_name", "answered_at"],
];
