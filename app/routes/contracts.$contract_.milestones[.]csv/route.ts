import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await schedulePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.milestones.map(
    ({ kind, title, week, plannedOn, dueOn, slippedDays, slips, state, done, owner }) => [
      ...[kind, title, week, plannedOn, dueOn, slippedDays],
      ...[slips.at(-1)?.reason ?? null, state, done?.on ?? null, done?.by ?? null, owner],
    ],
  );
  return csvResponse(`${page.contract.title} milestones`, HEADER.split(", "), rows);
}

const HEADER =
  "kind, milestone, by week, planned on, due on, days slipped, last reason, state, done on, done by, owner";
