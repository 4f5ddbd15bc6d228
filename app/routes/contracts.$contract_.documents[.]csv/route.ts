import type { LoaderFunctionArgs } from "@remix-run/node";
import { DOCUMENT_LIST } from "#app/contracts/contract-lists.ts";
import { documentsPage } from "#app/contracts/documents-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await documentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} documents`, DOCUMENT_LIST, page.attachments, request.url);
}
