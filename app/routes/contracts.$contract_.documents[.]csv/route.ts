import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentsPage } from "#app/contracts/documents-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await documentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.attachments.map((one) => [
    one.fileName,
    one.of,
    one.type,
    one.bytes,
    one.sha256,
    one.note,
    new Date(one.at).toISOString(),
    one.by,
    one.withdrawal && `${one.withdrawal.by}: ${one.withdrawal.reason}`,
  ]);
  return csvResponse(`${page.contract.title} documents`, HEADER, rows);
}

const HEADER = ["file", "belongs to", "content", "bytes", "sha256", "note", "added at", "added by", "withdrawn"];
