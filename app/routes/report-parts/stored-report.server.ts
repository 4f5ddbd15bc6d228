/** The stored content that a download asks for. */
import type { ReportContent } from "#app/review/vendor-report/content.ts";
import { reportContent } from "#app/review/vendor-report/report-page.server.ts";
import type { Db } from "#db/client.server.ts";
import { askedVersion } from "./asked-version.ts";

export async function storedReport(db: Db, decision: string | undefined, request: Request): Promise<ReportContent> {
  const content = await reportContent(db, Number(decision), askedVersion(request));
  if (!content) throw new Response("There is no such report.", { status: 404 });
  return content;
}
