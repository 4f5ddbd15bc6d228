import type { LoaderFunctionArgs } from "@remix-run/node";
import { QUESTION_LIST } from "#app/contracts/contract-lists.ts";
import { questionsPage } from "#app/contracts/questions-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await questionsPage(context.db, params.contract ?? "", searchParams, context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} questions`, QUESTION_LIST, page.questions, request.url);
}
