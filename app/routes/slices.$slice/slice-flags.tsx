import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { FLAG_REASON_TEXT } from "#app/domain/flag.ts";
import type { SavedSlicePage } from "#app/review/saved-slice-page.server.ts";

/** Flags on the very same predicate, in any week. */
export function SliceFlags({ page: { flags, now } }: { page: SavedSlicePage }) {
  return (
    <Table
      caption="Flags on it"
      rows={flags}
      rowKey={(row) => String(row.id)}
      rowHref={(row) => `/flags/${row.id}`}
      empty={<p className="sub">No flag is on this slice.</p>}
      columns={[
        { key: "id", header: "Flag", render: (row) => `Flag ${row.id}, week ${row.week}` },
        { key: "state", header: "State", render: (row) => row.state },
        { key: "reason", header: "Reason", render: (row) => FLAG_REASON_TEXT[row.reason] },
        { key: "author", header: "By", render: (row) => row.author },
        { key: "at", header: "Raised", render: (row) => <When at={row.createdAt} now={now} /> },
      ]}
    />
  );
}
