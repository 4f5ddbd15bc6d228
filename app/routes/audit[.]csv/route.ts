import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Cell, csvAnswer } from "#app/http/csv.ts";
import { everyEvent } from "#app/people/audit-page.server.ts";
import type { Db } from "#db/client.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return csvAnswer("audit.csv", HEADER, cells(context.db, new URL(request.url).searchParams));
}

const HEADER = [
  ...["event", "at", "who", "role", "via", "request", "what", "thing", "before", "after", "reason"],
  "hash of the event before",
];

async function* cells(db: Db, params: URLSearchParams): AsyncGenerator<Cell[]> {
  const json = (row: unknown) => (row === null ? null : JSON.stringify(row));
  for await (const one of everyEvent(db, params)) {
    const { seq, at, who, role, via, request, what, subject, before, after, reason, previous } = one;
    const change = [json(before), json(after)];
    yield [seq, new Date(at).toISOString(), who, role, via, request, what, subject, ...change, reason, previous];
  }
}
