import { Estimate } from "#app/components/estimate.tsx";
import { Table } from "#app/components/table.tsx";
import type { SavedSlicePage } from "#app/review/saved-slice-page.server.ts";

/** The main metrics inside and outside of it, in one week. */
export function SliceMetrics({ page: { metrics, week } }: { page: SavedSlicePage }) {
  if (metrics.length === 0) return null;
  return (
    <Table
      caption={`Metrics in week ${week}`}
      sub="the same measurement on the judgments inside the slice and on all others; intervals are 95 %"
      rows={metrics}
      rowKey={(row) => row.id}
      rowHref={(row) => `/metrics/${row.id}`}
      columns={[
        { key: "title", header: "Metric", render: (row) => row.title },
        {
          key: "inside",
          header: "In the slice",
          numeric: true,
          render: (row) => <Estimate outcome={row.inside} unit={row.unit} stacked />,
        },
        {
          key: "outside",
          header: "In the rest",
          numeric: true,
          render: (row) => <Estimate outcome={row.outside} unit={row.unit} stacked />,
        },
      ]}
    />
  );
}
