import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { batchMetrics } from "#app/review/batch-metrics.server.ts";
import { MetricGroupTable } from "./metric-group-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const metrics = await batchMetrics(context.db, params.batch ?? "");
  if (!metrics) throw new Response("There is no such batch.", { status: 404 });
  return metrics;
}

export default function BatchMetrics() {
  const { contractId, groups } = useLoaderData<typeof loader>();
  return groups.map(({ group, metrics }) => (
    <MetricGroupTable key={group} group={group} metrics={metrics} contractId={contractId} />
  ));
}
