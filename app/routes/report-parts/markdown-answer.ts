import { attachment } from "#app/http/csv.ts";

/** A Markdown document to keep. */
export function markdownAnswer(fileName: string, text: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": attachment(fileName),
      "Cache-Control": "no-store",
    },
  });
}
