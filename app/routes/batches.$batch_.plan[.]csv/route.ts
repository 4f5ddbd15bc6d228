import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { lotOf } from "#app/inspection/draw-lot.server.ts";
import { planPreview } from "#app/inspection/inspect-page.server.ts";
import { planForm } from "#app/inspection/plan-form.ts";

/** The curves of the sampling plan in the query, for the lot as it can be drawn now: every point of every class. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lot = await lotOf(context, params.batch ?? "");
  if (!lot) throw new Response("There is no such batch, or nothing was delivered for it.", { status: 404 });
  const form = planForm(new URL(request.url).searchParams);
  const preview = planPreview(form, lot);
  if (preview.kind === "refused")
    throw new Response(preview.message || Object.values(form.errors)[0] || "There is no such plan.", { status: 400 });
  return csvResponse(
    `week ${lot.batch.week} ${preview.plan.kind} plan`,
    ["class", "limit", "defects in the lot", "accepted", "refused", "outgoing on average"],
    preview.classes.flatMap(({ defect, limit, curve }) =>
      curve.map(({ share, accepts, outgoing }) => [defect, limit, share, accepts, 1 - accepts, outgoing]),
    ),
  );
}
