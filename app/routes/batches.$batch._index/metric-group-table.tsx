import { MetricTable } from "#app/components/metric-table.tsx";
import { StateTally } from "#app/components/state-tally.tsx";
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { MetricsOfGroup } from "#app/review/batch-metrics.server.ts";
import { tallyStates } from "#app/review/metric-filter.ts";
import { roleOf } from "#app/review/reported-metric.ts";

interface MetricGroupTableProps extends MetricsOfGroup {
  batchId: string;
  contractId: string;
}

export function MetricGroupTable({ group, metrics, batchId, contractId }: MetricGroupTableProps) {
  const { title, question } = METRIC_GROUPS[group];
  return (
    <MetricTable
      caption={title}
      sub={
        <>
          {question} <StateTally tally={tallyStates(metrics)} />
        </>
      }
      metrics={metrics.map((metric) => ({ ...metric, role: roleOf(metric) }))}
      hrefOf={(id) => `/metrics/${id}?contract=${contractId}`}
      recordsHref={(params) => `/batches/${batchId}/records?${params}`}
    />
  );
}
