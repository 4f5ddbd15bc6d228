/** The close-out that a download asks for. */
import { closeOutPage } from "#app/reports/close-out/close-out-page.server.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { askedVersion } from "./asked-version.ts";

export async function askedCloseOut(tools: ReviewTools, contract: string | undefined, request: Request) {
  const page = await closeOutPage(tools, contract ?? "", askedVersion(request));
  if (!page) throw new Response("There is no such report.", { status: 404 });
  return page;
}
