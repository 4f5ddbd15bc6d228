import type { LoaderFunctionArgs } from "@remix-run/node";
import { attachment } from "#app/http/csv.ts";
import { cardMarkdown } from "#app/release/card-markdown.ts";
import { releaseCard } from "#app/release/release-card.server.ts";

/** The dataset card as Markdown: the same bytes at every call. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await releaseCard(context, params.release ?? "");
  if (!found) throw new Response("There is no such release.", { status: 404 });
  return new Response(cardMarkdown(found.card), {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": attachment(`${found.name} card.md`),
      "Cache-Control": "no-store",
    },
  });
}
