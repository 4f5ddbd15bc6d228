import type { LoaderFunctionArgs } from "@remix-run/node";
import { questionsPage } from "#app/contracts/questions-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await questionsPage(context.db, params.contract ?? "", new URLSearchParams(), context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.questions.map(({ asked, week, text, by, at, state, days, answer }) => [
    ...[asked, week, text, by, new Date(at).toISOString(), state, Number(days.toFixed(3))],
    ...[answer?.text ?? null, answer?.by ?? null, answer ? new Date(answer.at).toISOString() : null],
  ]);
  return csvResponse(`${page.contract.title} questions`, HEADER.split(", "), rows);
}

const HEADER = "answered by, week, question, asked by, asked at, state, days, answer, answered by name, answered at";
