import type { LoaderFunctionArgs } from "@remix-run/node";
import { keyLines } from "#app/calibration/pack.server.ts";
import { linesAnswer } from "#app/http/lines.ts";
import { roundById } from "#db/calibration.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const round = await roundById(context.db, params.round ?? "");
  if (!round) throw new Response("There is no such round.", { status: 404 });
  return linesAnswer(`calibration-round-${round.number}-key.jsonl`, keyLines(context.db, round.id));
}
