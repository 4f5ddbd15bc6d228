import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { MemberFacts } from "#app/release/release-page.server.ts";

/** The delivered files by their hash: what a later delivery can never change. */
export function Files({ members }: { members: MemberFacts[] }) {
  const files = members.flatMap(({ week, contract, batchId, deliveries }) =>
    deliveries.map((delivery) => ({ ...delivery, week, contract, batchId })),
  );
  return (
    <Table
      caption="Delivered files"
      rows={files}
      rowKey={({ batchId, sha256 }) => `${batchId} ${sha256}`}
      columns={[
        { key: "file", header: "File", render: ({ fileName }) => fileName },
        { key: "batch", header: "Batch", render: ({ week, contract }) => `Week ${week} · ${contract}`, minor: true },
        { key: "version", header: "Version", numeric: true, render: ({ version }) => version },
        { key: "items", header: "Items", numeric: true, render: ({ items }) => groupDigits(items) },
        { key: "hash", header: "SHA-256", stack: true, render: ({ sha256 }) => <code>{sha256}</code> },
      ]}
    />
  );
}
