import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { webhookPage } from "#app/webhooks/webhook-page.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await webhookPage(context.db, params.webhook ?? "", new URL(request.url).searchParams.get("state"));
  if (!page) throw new Response("There is no such webhook.", { status: 404 });
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rows = page.messages.map(({ id, kind, isAgain, state, createdAt, takenAt, attempts, body }) => {
    const last = attempts.at(-1);
    const answer = last ? (last.fault ?? String(last.status)) : null;
    return [id, kind, isAgain ? "yes" : "no", state, iso(createdAt), iso(takenAt), attempts.length, answer, body];
  });
  return csvAnswer("webhook-messages.csv", HEADER, rows);
}

const HEADER = ["message", "kind", "again", "state", "made", "taken", "attempts", "last answer", "text"];
