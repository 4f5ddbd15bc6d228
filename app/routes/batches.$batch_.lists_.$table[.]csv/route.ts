import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { CONTESTED_LIST } from "#app/calibration/calibration-lists.ts";
import { contestedPage } from "#app/calibration/contested-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";
import { inspectPage } from "#app/inspection/inspect-page.server.ts";
import { INSPECTION_LIST } from "#app/inspection/inspection-lists.ts";
import { CLAIM_LIST, SCORE_LIST } from "#app/review/batch-lists.ts";
import { claimsPage } from "#app/review/claims-page.server.ts";
import { scoresPage } from "#app/review/scores-page.server.ts";

/** The lists of a batch's pages, one route for all of them; order and filters as on the page. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const name = params.table ?? "";
  const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  const answer = await list?.(context, params.batch ?? "", request.url);
  if (!answer) throw new Response("There is no such list.", { status: 404 });
  return answer;
}

type Answer = (context: AppLoadContext, batchId: string, url: string) => Promise<Response | undefined>;

/** By name in the address. undefined when there is no such batch. */
const LISTS: Readonly<Record<string, Answer>> = {
  claims: async (context, id, url) => {
    const page = await claimsPage(context.db, id);
    return page && csvOfList("claims", CLAIM_LIST, page.claims, url);
  },
  scores: async (context, id, url) => {
    const page = await scoresPage(context, id, new URLSearchParams());
    return page && csvOfList(`week ${page.week} scores`, SCORE_LIST, page.sets, url);
  },
  inspections: async (context, id, url) => {
    const page = await inspectPage(context, id, new URLSearchParams());
    return page && csvOfList("inspections", INSPECTION_LIST, page.inspections, url);
  },
  contested: async (context, id, url) => {
    const page = await contestedPage(context, id);
    return page && csvOfList(`week ${page.batch.week} contested items`, CONTESTED_LIST, page.rows, url);
  },
};
