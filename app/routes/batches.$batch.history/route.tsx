import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { decisionHistory } from "#app/review/decision-history.server.ts";
import { PastDecisionSection } from "./past-decision.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { now: context.now(), decisions: await decisionHistory(context.db, params.batch ?? "") };
}

export const meta: MetaFunction = () => [{ title: "Decisions · Assay" }];

export default function History() {
  const { now, decisions } = useLoaderData<typeof loader>();
  if (decisions.length === 0)
    return (
      <EmptyState title="Nothing was decided yet.">
        A decision is signed once and stays; a change of mind is a new one.
      </EmptyState>
    );
  return decisions.map((decision) => <PastDecisionSection key={decision.id} decision={decision} now={now} />);
}
