import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { FlagPage } from "#app/review/flag-page.server.ts";

/** Newest first. */
export function Rulings({ rulings, now }: { rulings: FlagPage["rulings"]; now: number }) {
  return (
    <Table
      caption="Rulings"
      sub="the newest holds; every one stays on record"
      rows={rulings}
      rowKey={(row) => String(row.id)}
      empty={<p className="sub">Nobody has ruled on it yet: it is open.</p>}
      columns={[
        { key: "state", header: "Ruling", render: (row) => row.state },
        { key: "why", header: "Why", stack: true, render: (row) => row.why },
        { key: "by", header: "By", render: (row) => row.by },
        { key: "at", header: "When", render: (row) => <When at={row.at} now={now} withTime /> },
      ]}
    />
  );
}
