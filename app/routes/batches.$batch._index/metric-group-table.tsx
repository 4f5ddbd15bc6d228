import { DetailTable } from "#app/components/detail-table.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { MetricGroup } from "#app/metrics/metric.ts";
import type { MetricsOfGroup } from "#app/review/batch-metrics.server.ts";

const TITLES: Record<MetricGroup, string> = {
  integrity: "Integrity: is it what was ordered",
  agreement: "Agreement: do annotators say the same",
  gold: "Gold: do they say what was agreed",
  conduct: "Conduct: how the work was done",
  bias: "Bias: what sways the labels",
  drift: "Drift: against the weeks before",
  policy: "Freshness: which models answered",
  scores: "Scores: what models say of the labels",
};

export function MetricGroupTable({ group, metrics, contractId }: MetricsOfGroup & { contractId: string }) {
  return (
    <Table
      caption={TITLES[group]}
      rows={metrics}
      rowKey={(metric) => metric.id}
      rowHref={(metric) => `/metrics/${metric.id}?contract=${contractId}`}
      columns={[
        { key: "title", header: "Metric", render: (metric) => metric.title },
        { key: "state", header: "State", render: (metric) => <Status state={metric.state} /> },
        {
          key: "value",
          header: "Value",
          numeric: true,
          render: (metric) => <Estimate outcome={metric.outcome} unit={metric.unit} withNUnit stacked />,
        },
        {
          key: "bar",
          header: "Interval against the line",
          stack: true,
          render: (metric) =>
            metric.outcome.kind === "estimate" ? <IntervalBar {...metric} label={metric.title} /> : null,
        },
        { key: "gate", header: "Role", minor: true, render: (metric) => roleOf(metric) },
        {
          key: "detail",
          header: "Numbers",
          stack: true,
          render: (metric) => (metric.detail ? <DetailTable detail={metric.detail} /> : null),
        },
      ]}
    />
  );
}

function roleOf({ gate, inPolicy }: { gate: boolean; inPolicy: boolean }): string {
  if (gate) return "gate";
  return inPolicy ? "advises" : "shown only";
}
