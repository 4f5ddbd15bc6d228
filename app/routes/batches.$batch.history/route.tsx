import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { decisionHistory } from "#app/review/decision-history.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { PastDecisionSection } from "./past-decision.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const batch = await batchById(context.db, params.batch ?? "");
  const place = new URLSearchParams({ contract: batch?.contractId ?? "", week: String(batch?.week ?? "") });
  const decisions = await decisionHistory(context.db, params.batch ?? "");
  return { now: context.now(), place: place.toString(), decisions };
}

export const meta: MetaFunction = () => [{ title: "Decisions · Assay" }];

export default function History() {
  const { now, place, decisions } = useLoaderData<typeof loader>();
  if (decisions.length === 0)
    return (
      <EmptyState title="Nothing was decided yet.">
        A decision is signed once and stays; a change of mind is a new one.
      </EmptyState>
    );
  const metricHref = (id: string) => `/metrics/${id}?${place}`;
  return decisions.map((decision) => (
    <PastDecisionSection key={decision.id} decision={decision} now={now} metricHref={metricHref} />
  ));
}
