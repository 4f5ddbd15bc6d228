import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await schedulePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.weeks.map((week) => [
    ...[week.week, week.phase, week.dueOn, page.contract.timeZone, week.expectedUnits, week.receivedRows],
    ...[week.validUnits, week.acceptedUnits, week.firstReceivedOn, week.standing.timing, week.standing.daysLate],
    ...[week.standing.volume, week.standing.missingUnits, week.instructionVersion, week.models.join(" ")],
  ]);
  return csvResponse(`${page.contract.title} schedule`, HEADER.split(", "), rows);
}

const HEADER =
  "week, phase, due on, time zone, expected units, received rows, valid units, accepted units, received on, timing, days late, volume, missing units, instruction version, checkpoints";
