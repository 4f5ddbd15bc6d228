import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { retentionText } from "#app/domain/retention.ts";
import type { RetentionPage } from "#app/keeping/retention/retention-page.server.ts";

export function Rules({ rules, now }: Pick<RetentionPage, "rules" | "now">) {
  return (
    <Table
      caption="Rules"
      sub="newest first; the first holds"
      rows={rules}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "says", header: "Rule", render: (rule) => retentionText(rule) },
        { key: "at", header: "Set", render: ({ at }) => <When at={at} now={now} withTime /> },
        { key: "by", header: "By", render: ({ by }) => by },
        { key: "reason", header: "Reason", stack: true, render: ({ reason }) => reason },
      ]}
    />
  );
}
