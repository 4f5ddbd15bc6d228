import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ReleaseCounts } from "#app/release/counts.ts";
import type { FunnelStep } from "#app/release/funnel.ts";
import { hrefOfStep } from "./href-of-step.ts";

interface FunnelTableProps {
  releaseId: string;
  counts: ReleaseCounts;
  funnel: FunnelStep[];
}

/** The chart above as a table: what stops before each step, and by which reason, down to the single rule. */
export function FunnelTable({ releaseId, counts, funnel }: FunnelTableProps) {
  const rows = funnel.flatMap(({ step, unit, left, out }) => [
    ...out.map(({ reason, count, href }) => ({ step, text: reason, out: count, left: null, href })),
    { step, text: unit, out: null, left, href: hrefOfStep(releaseId, counts, step) },
  ]);
  return (
    <Table
      caption="What stops where"
      sub="Records by the first reason; what a rule leaves out stands under the decision that made it."
      rows={rows}
      rowKey={({ step, text, href }) => `${step} ${text} ${href}`}
      csvHref={`/releases/${releaseId}/funnel.csv`}
      columns={[
        {
          key: "step",
          header: "Step",
          render: ({ step, left }) => (left === null ? `before ${step.toLowerCase()}` : step),
        },
        {
          key: "why",
          header: "Reason, or what is counted",
          stack: true,
          render: ({ text, href }) => (href ? <Link href={href}>{text}</Link> : text),
        },
        { key: "out", header: "Out", numeric: true, render: ({ out }) => (out === null ? null : groupDigits(out)) },
        {
          key: "left",
          header: "Left",
          numeric: true,
          render: ({ left }) => (left === null ? null : groupDigits(left)),
        },
      ]}
    />
  );
}
