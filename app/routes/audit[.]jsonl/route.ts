import type { LoaderFunctionArgs } from "@remix-run/node";
import { linesAnswer } from "#app/http/lines.ts";
import { everyEvent } from "#app/people/audit-page.server.ts";
import type { Db } from "#db/client.server.ts";

/** Each line is the event as it was hashed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return linesAnswer("audit.jsonl", lines(context.db, new URL(request.url).searchParams));
}

async function* lines(db: Db, params: URLSearchParams): AsyncGenerator<string> {
  for await (const event of everyEvent(db, params)) yield `${JSON.stringify(event)}\n`;
}
