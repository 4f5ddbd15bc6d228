import type { LoaderFunctionArgs } from "@remix-run/node";
import { attachmentBytes } from "#app/contracts/attachment-bytes.server.ts";
import { attachment as asAttachment } from "#app/http/csv.ts";

/** Only ever a download of bytes, whatever they are: nothing of it is shown or run in the page's name. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await attachmentBytes(context, params.attachment ?? "");
  if (found.kind === "absent") throw new Response("There is no such attachment.", { status: 404 });
  if (found.kind === "altered") return new Response(`${found.message}\n`, { status: 409, headers: PLAIN });
  return new Response(found.bytes, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": asAttachment(found.fileName),
      "Content-Length": String(found.bytes.length),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

const PLAIN = { "Content-Type": "text/plain; charset=utf-8" };
