import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";

export function Downtimes({ page: { downtimes, now } }: { page: CheckpointPage }) {
  if (downtimes.length === 0) return null;
  return (
    <Table
      caption="Downtimes"
      sub="when its endpoint did not answer; times in UTC"
      rows={downtimes}
      rowKey={({ from }) => String(from)}
      columns={[
        { key: "from", header: "From", render: ({ from }) => <When at={from} now={now} withTime /> },
        {
          key: "to",
          header: "To",
          render: ({ to }) => (to === null ? "it goes on" : <When at={to} now={now} withTime />),
        },
        { key: "what", header: "What", stack: true, render: ({ note }) => note },
        { key: "by", header: "Signed", render: ({ by }) => by },
      ]}
    />
  );
}
