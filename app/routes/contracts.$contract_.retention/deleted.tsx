import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { RetentionPage } from "#app/keeping/retention/retention-page.server.ts";

export function Deleted({ done, now }: Pick<RetentionPage, "done" | "now">) {
  return (
    <Table
      caption="Deleted under retention"
      sub="what was decided on it still names it by its hashes"
      rows={done}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "at", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
        {
          key: "deliveries",
          header: "Deliveries",
          numeric: true,
          render: ({ counts }) => groupDigits(counts.deliveries),
        },
        { key: "records", header: "Records", numeric: true, render: ({ counts }) => groupDigits(counts.records) },
        { key: "files", header: "Files", numeric: true, render: ({ counts }) => groupDigits(counts.files) },
        { key: "bytes", header: "Bytes", numeric: true, render: ({ counts }) => bytesText(counts.bytes) },
        { key: "by", header: "By", render: ({ by }) => by },
        { key: "reason", header: "Reason", stack: true, render: ({ reason }) => reason },
        {
          key: "releases",
          header: "Releases that can no longer be written",
          stack: true,
          minor: true,
          render: ({ releases }) => releases.map(({ name }) => name).join(", ") || "none",
        },
      ]}
    />
  );
}
