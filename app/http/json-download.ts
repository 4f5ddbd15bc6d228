import { attachment } from "./csv.ts";

/** A JSON document to keep, indented for people. */
export function jsonDownload(fileName: string, value: unknown): Response {
  return new Response(`${JSON.stringify(value, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachment(fileName),
      "Cache-Control": "no-store",
    },
  });
}
