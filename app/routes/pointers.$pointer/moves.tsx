import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { NamedMove } from "#db/pointers.server.ts";

export function Moves({ moves, now }: { moves: NamedMove[]; now: number }) {
  return (
    <Table
      caption="History"
      sub="Newest first; a move is never changed or removed."
      rows={moves}
      rowKey={({ id }) => String(id)}
      csvHref="/pointers.csv"
      empty={<p className="sub">It was never moved.</p>}
      columns={[
        { key: "at", header: "Moved", render: ({ movedAt }) => <When at={movedAt} now={now} withTime /> },
        {
          key: "release",
          header: "To",
          render: ({ release, releaseId }) =>
            releaseId === null ? "nothing" : <Link href={`/releases/${releaseId}`}>{release}</Link>,
        },
        { key: "by", header: "By", render: ({ by, role }) => `${by} (${role})` },
        { key: "reason", header: "Reason", stack: true, render: ({ reason }) => reason },
      ]}
    />
  );
}
