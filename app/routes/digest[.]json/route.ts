import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonDownload } from "#app/http/json-download.ts";
import { digestAsked } from "#app/reports/digest/digest-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const asked = await digestAsked(context, { role: searchParams.get("role"), week: searchParams.get("week") });
  if (typeof asked === "string") throw new Response(asked, { status: 400 });
  return jsonDownload(`digest-${asked.role}-${asked.week.monday}.json`, asked);
}
