import type { LoaderFunctionArgs } from "@remix-run/node";
import { packLines, packRefusal } from "#app/calibration/pack.server.ts";
import { linesAnswer } from "#app/http/lines.ts";
import { roundById } from "#db/calibration.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const round = await roundById(context.db, params.round ?? "");
  if (!round) throw new Response("There is no such round.", { status: 404 });
  const gone = await packRefusal(context.db, round.id);
  if (gone !== undefined) throw new Response(gone, { status: 410 });
  return linesAnswer(`calibration-round-${round.number}-pack.jsonl`, packLines(context, round.id));
}
