import { DetailTable } from "#app/components/detail-table.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { FigureUnit } from "#app/domain/figure.ts";
import type { Estimate as EstimateOutcome, Metric } from "#app/metrics/metric.ts";
import type { CheckReport, ReportedMetric } from "#app/review/check-report.ts";

/** Every metric with its state, its interval against the lines, and the numbers behind it. */
export function ReportMetrics({ report }: { report: CheckReport }) {
  return (
    <Table
      caption="Metrics"
      sub={`against ${report.policy.name} v${report.policy.version}; the whole 95 % interval must clear the line to pass or to fail`}
      rows={report.metrics}
      rowKey={(metric) => metric.id}
      rowHref={(metric) => `/metrics/${metric.id}`}
      columns={[
        { key: "title", header: "Metric", render: (metric) => metric.title },
        { key: "state", header: "State", render: (metric) => <Status state={metric.state} /> },
        { key: "value", header: "Value", numeric: true, render: valueCell },
        { key: "bar", header: "Interval against the line", stack: true, render: barOf },
        { key: "gate", header: "Role", minor: true, render: (metric) => (metric.gate ? "gate" : "advises") },
        {
          key: "detail",
          header: "Numbers",
          stack: true,
          render: (metric) => metric.detail && <DetailTable detail={metric.detail} />,
        },
      ]}
    />
  );
}

function valueCell(metric: ReportedMetric) {
  const outcome = estimateOf(metric);
  if (!outcome) return <span className="estimate written">{metric.reason}</span>;
  return <Estimate outcome={outcome} unit={metric.unit as FigureUnit} withNUnit stacked />;
}

function barOf(metric: ReportedMetric) {
  const outcome = estimateOf(metric);
  if (!outcome) return null;
  return (
    <IntervalBar
      outcome={outcome}
      state={metric.state}
      unit={metric.unit as FigureUnit}
      label={metric.title}
      lines={metric.lines}
      better={metric.better as Metric["better"]}
      target={metric.target ?? undefined}
    />
  );
}

function estimateOf({ value, low, high, n, nUnit }: ReportedMetric): EstimateOutcome | null {
  if (value === null || low === null || high === null) return null;
  return { kind: "estimate", value, low, high, n: n ?? 0, nUnit: nUnit ?? "" };
}
