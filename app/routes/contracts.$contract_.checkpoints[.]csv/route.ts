import type { LoaderFunctionArgs } from "@remix-run/node";
import { checkpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await checkpointsPage(context.db, params.contract ?? "", { now: context.now() });
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.checkpoints.map((one) => [
    ...[one.model, one.family, one.place, one.about, one.isRegistered ? "yes" : "no", one.state, one.approved],
    ...[one.downtimes, one.responses, one.batches.map(({ week }) => week).join(" ")],
  ]);
  return csvResponse(`${page.contract.title} checkpoints`, HEADER.split(", "), rows);
}

const HEADER = "name, family, order, what it is, registered, state, approved, downtimes, responses, weeks";
