import type { LoaderFunctionArgs } from "@remix-run/node";
import { digestDocument } from "#app/reports/digest/digest.server.ts";
import { digestAsked } from "#app/reports/digest/digest-page.server.ts";
import { reportMarkdown } from "#app/reports/markdown.ts";
import { markdownAnswer } from "../report-parts/markdown-answer.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams, origin } = new URL(request.url);
  const asked = await digestAsked(context, { role: searchParams.get("role"), week: searchParams.get("week") });
  if (typeof asked === "string") throw new Response(asked, { status: 400 });
  return markdownAnswer(`digest-${asked.role}-${asked.week.monday}.md`, reportMarkdown(digestDocument(asked), origin));
}
