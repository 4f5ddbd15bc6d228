import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ReleasePage } from "#app/release/release-page.server.ts";

interface LeftOutProps extends Pick<ReleasePage, "reasons"> {
  releaseId: string;
}

/** Each reason opens the records of which something is left out for it. */
export function LeftOut({ releaseId, reasons }: LeftOutProps) {
  const sorted = [...reasons].sort((a, b) => b.count - a.count);
  return (
    <Table
      caption="What gives no pair"
      sub="Items, pairs of responses or judgments, by reason."
      rows={sorted}
      rowKey={({ reason }) => reason}
      rowHref={({ reason }) => `/releases/${releaseId}/without?reason=${reason}`}
      empty={<p className="sub">Everything gives a pair.</p>}
      columns={[
        { key: "reason", header: "Reason", render: ({ meaning }) => meaning },
        { key: "count", header: "Left out", numeric: true, render: ({ count }) => groupDigits(count) },
      ]}
    />
  );
}
