import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { MemberFacts } from "#app/release/release-page.server.ts";

export function Members({ members }: { members: MemberFacts[] }) {
  return (
    <Table
      caption="What it is made of"
      sub="In the order in which the batches are written."
      rows={members}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      columns={[
        { key: "week", header: "Batch", render: ({ week }) => `Week ${week}` },
        {
          key: "contract",
          header: "Contract",
          render: ({ contractId, contract }) => <Link href={`/contracts/${contractId}`}>{contract}</Link>,
        },
        { key: "items", header: "Items", numeric: true, render: ({ items }) => groupDigits(items) },
        {
          key: "decision",
          header: "Decision",
          render: ({ batchId, decisionId, decided, signer }) => (
            <>
              <Link href={`/batches/${batchId}/history#decision-${decisionId}`}>{decided}</Link> by {signer}
            </>
          ),
        },
        {
          key: "rules",
          header: "Exclusions and weights",
          stack: true,
          render: ({ rules }) => (rules.length > 0 ? rules.join(" ") : "none"),
        },
      ]}
    />
  );
}
