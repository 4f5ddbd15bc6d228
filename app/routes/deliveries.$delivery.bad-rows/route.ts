import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { attachment } from "#app/http/csv.ts";
import { badRows } from "#app/review/bad-rows.server.ts";

/** The rows that were set aside, as they came: to be corrected and handed over again. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await badRows(context.db, context.vault, Number(params.delivery));
  if (found.kind === "absent") throw new Response(found.message, { status: 404 });
  if (found.kind === "no-places") throw new Response(found.message, { status: 409 });
  return new Response(createReadableStreamFromReadable(Readable.from(found.chunks)), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": attachment(found.fileName),
      "Cache-Control": "no-store",
    },
  });
}
