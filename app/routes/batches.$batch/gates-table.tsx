import { Estimate } from "#app/components/estimate.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Sparkline } from "#app/components/sparkline.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { MetricState } from "#app/metrics/metric.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

const WORST_FIRST: readonly MetricState[] = ["fail", "warn", "insufficient", "pass"];

export function GatesTable({ page }: { page: BatchPage }) {
  const rows = [...page.gates].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
  const weeks = Math.max(0, ...rows.map((row) => row.weeks.length));
  return (
    <Table
      caption="Gates"
      sub={`${page.policy.name} v${page.policy.version} · ${page.policy.gatesRule}`}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="sub">The policy has no gates.</p>}
      columns={[
        { key: "state", header: "State", render: (row) => <Status state={row.state} /> },
        {
          key: "criterion",
          header: "Criterion",
          render: (row) => <a href={`/metrics/${row.id}?contract=${page.contract.id}`}>{row.title}</a>,
        },
        {
          key: "value",
          header: "Value",
          numeric: true,
          render: (row) => <Estimate outcome={row.outcome} unit={row.unit} withoutAsk />,
        },
        {
          key: "bar",
          header: "Interval against the line",
          stack: true,
          render: (row) => (row.outcome.kind === "estimate" ? <IntervalBar {...row} label={row.title} /> : null),
        },
        {
          key: "weeks",
          header: "Weeks",
          minor: true,
          render: (row) =>
            weeks > 1 ? (
              <Sparkline
                label={row.title}
                points={row.weeks}
                unit={row.unit}
                better={row.better}
                lines={row.lines}
                target={row.target}
              />
            ) : null,
        },
        { key: "because", header: "Because", minor: true, render: (row) => row.consequence },
      ]}
    />
  );
}
