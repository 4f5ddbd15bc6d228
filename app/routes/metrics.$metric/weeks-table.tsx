import { Estimate } from "#app/components/estimate.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { Metric } from "#app/metrics/metric.ts";
import type { SeriesWeek } from "#app/review/metric-series.server.ts";

export function WeeksTable({
  metric,
  weeks,
  csvHref,
}: {
  metric: Omit<Metric, "measure">;
  weeks: readonly SeriesWeek[];
  csvHref: string;
}) {
  return (
    <Table
      caption="Week by week"
      captionHidden
      rows={weeks}
      rowKey={(week) => week.batchId}
      rowHref={(week) => `/batches/${week.batchId}`}
      csvHref={csvHref}
      columns={[
        { key: "week", header: "Week", render: (week) => `Week ${week.week}` },
        { key: "state", header: "State", render: (week) => <Status state={week.state} /> },
        {
          key: "value",
          header: "Value",
          numeric: true,
          render: (week) => (
            <Estimate outcome={week.outcome} unit={metric.unit} withNUnit isCounted={metric.counted === true} />
          ),
        },
        {
          key: "instructions",
          header: "Instructions",
          minor: true,
          render: ({ instructionVersion }) => instructionVersion,
        },
      ]}
    />
  );
}
