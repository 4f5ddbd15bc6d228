import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { type ContractWeek, contractPage } from "#app/review/contract-page.server.ts";

const HEADER = [
  "week",
  "phase",
  "due",
  "planned_units",
  "delivered_units",
  "accepted_units",
  "planned_minor",
  "delivered_minor",
  "payable_minor",
  "currency",
  "state",
  "recommended_commercial",
  "recommended_training",
  "decided_commercial",
  "decided_training",
  "signer",
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await contractPage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.weeks.map((week) => rowOf(week, page.contract.currency));
  return csvAnswer(`${page.contract.title} batches.csv`, HEADER, rows);
}

function rowOf(
  { week, phase, dueAt, planned, delivered, accepted, state, recommended, decision }: ContractWeek,
  currency: string,
) {
  return [
    week,
    phase,
    new Date(dueAt).toISOString().slice(0, 10),
    planned.units,
    delivered?.units ?? null,
    accepted?.units ?? null,
    planned.minor,
    delivered?.minor ?? null,
    accepted?.minor ?? null,
    currency,
    state,
    recommended?.commercial ?? null,
    recommended?.training ?? null,
    decision?.commercial ?? null,
    decision?.training ?? null,
    decision?.signer ?? null,
  ];
}
