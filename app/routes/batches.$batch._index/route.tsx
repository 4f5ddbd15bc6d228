import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { batchMetrics } from "#app/review/batch-metrics.server.ts";
import { filterGroups, metricFilterOf, tallyStates } from "#app/review/metric-filter.ts";
import { MetricGroupTable } from "./metric-group-table.tsx";
import { MetricsFilter } from "./metrics-filter.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const metrics = await batchMetrics(context.db, params.batch ?? "");
  if (!metrics) throw new Response("There is no such batch.", { status: 404 });
  const filter = metricFilterOf(new URL(request.url).searchParams);
  return {
    batchId: params.batch ?? "",
    contractId: metrics.contractId,
    filter,
    all: metrics.groups.map(({ group, metrics: rows }) => ({ group, tally: tallyStates(rows), n: rows.length })),
    groups: filterGroups(metrics.groups, filter),
  };
}

export default function BatchMetrics() {
  const { batchId, contractId, filter, all, groups } = useLoaderData<typeof loader>();
  if (all.length === 0) return null;
  return (
    <>
      <MetricsFilter batchId={batchId} filter={filter} all={all} />
      {groups.length === 0 && <EmptyState title="No metric is in this state.">Choose another one above.</EmptyState>}
      {groups.map(({ group, metrics }) => (
        <MetricGroupTable key={group} group={group} metrics={metrics} batchId={batchId} contractId={contractId} />
      ))}
    </>
  );
}
