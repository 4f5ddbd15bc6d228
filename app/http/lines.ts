import { attachment } from "./csv.ts";

/** Lines of JSON to keep, gathered before the first byte is sent: a file that breaks off in the middle helps nobody. */
export async function linesAnswer(fileName: string, lines: AsyncIterable<string>): Promise<Response> {
  let text = "";
  for await (const line of lines) text += line;
  return new Response(text, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": attachment(fileName),
      "Cache-Control": "no-store",
    },
  });
}
