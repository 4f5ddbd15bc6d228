import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { assignmentsPage } from "#app/review/due-assignments.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rows } = await assignmentsPage(context.db, context.now(), new URL(request.url).searchParams);
  return csvAnswer(
    "assignments.csv",
    ["assignment", "vendor", "contract", "about", "task", "by whom", "due on", "state", "given by", "done by", "note"],
    rows.map((row) => [
      row.id,
      row.vendor,
      row.contract,
      row.about,
      row.task,
      row.assignee,
      row.dueOn,
      row.state,
      row.author,
      row.closure?.by ?? null,
      row.closure?.note || null,
    ]),
  );
}
