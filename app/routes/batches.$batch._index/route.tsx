import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { MeasuredBefore } from "#app/components/measured-before.tsx";
import { trainingOfBatch } from "#app/loop/came-back.server.ts";
import { batchMetrics } from "#app/review/batch-metrics.server.ts";
import { filterGroups, metricFilterOf, tallyStates } from "#app/review/metric-filter.ts";
import { InTraining } from "../loop-parts/in-training.tsx";
import { MetricGroupTable } from "./metric-group-table.tsx";
import { MetricsFilter } from "./metrics-filter.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const metrics = await batchMetrics(context.db, params.batch ?? "");
  if (!metrics) throw new Response("There is no such batch.", { status: 404 });
  const filter = metricFilterOf(new URL(request.url).searchParams);
  return {
    batchId: params.batch ?? "",
    contractId: metrics.contractId,
    contract: metrics.contract,
    before: metrics.before,
    filter,
    training: await trainingOfBatch(context.db, params.batch ?? ""),
    all: metrics.groups.map(({ group, metrics: rows }) => ({ group, tally: tallyStates(rows), n: rows.length })),
    groups: filterGroups(metrics.groups, filter),
  };
}

export default function BatchMetrics() {
  const { batchId, contractId, contract, before, filter, all, groups, training } = useLoaderData<typeof loader>();
  if (all.length === 0) return null;
  return (
    <>
      <InTraining rows={training} links={<Link href={`/contracts/${contractId}/helping`}>Week by week</Link>} />
      <MeasuredBefore note={before} contract={contract} />
      <MetricsFilter batchId={batchId} filter={filter} all={all} />
      {groups.length === 0 && <EmptyState title="No metric is in this state.">Choose another one above.</EmptyState>}
      {groups.map(({ group, metrics }) => (
        <MetricGroupTable key={group} group={group} metrics={metrics} batchId={batchId} contractId={contractId} />
      ))}
    </>
  );
}
