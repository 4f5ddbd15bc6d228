import type { LoaderFunctionArgs } from "@remix-run/node";
import { digestDocument } from "#app/reports/digest/digest.server.ts";
import { digestAsked } from "#app/reports/digest/digest-page.server.ts";
import { reportHtml } from "#app/review/vendor-report/html.ts";

/** One file to send or print. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const asked = await digestAsked(context, { role: searchParams.get("role"), week: searchParams.get("week") });
  if (typeof asked === "string") throw new Response(asked, { status: 400 });
  return new Response(reportHtml(digestDocument(asked)), {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
