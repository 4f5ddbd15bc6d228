import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { Tombstone } from "#db/keeping.server.ts";

const WHY = { erasure: "an annotator was erased", retention: "retention" } as const;

/** Files whose hash is still on record, in decisions and releases. */
export function GivenUp({ tombstones, now }: { tombstones: readonly Tombstone[]; now: number }) {
  return (
    <Table
      caption="Files given up"
      sub="what was decided on them names them by this hash still"
      rows={[...tombstones]}
      rowKey={({ sha256 }) => sha256}
      columns={[
        { key: "whose", header: "File of", render: ({ whose }) => whose },
        {
          key: "sha256",
          header: "SHA-256",
          render: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}…</code>,
        },
        { key: "kind", header: "Why", render: ({ kind }) => WHY[kind] },
        {
          key: "now",
          header: "In its place",
          render: ({ replacedBy }) =>
            replacedBy ? <code title={replacedBy}>{replacedBy.slice(0, 12)}…</code> : "nothing",
        },
        { key: "at", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
        { key: "by", header: "By", render: ({ by }) => by },
        { key: "reason", header: "Reason", stack: true, minor: true, render: ({ reason }) => reason },
      ]}
    />
  );
}
