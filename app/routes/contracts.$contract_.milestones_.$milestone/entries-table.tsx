import { dayText } from "#app/components/date-text.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { MilestoneEntry } from "#app/domain/milestone.ts";

const SAYS = { due: "due", done: "done", reopened: "taken back", withdrawn: "given up" } as const;

export function EntriesTable({ entries, now }: { entries: readonly MilestoneEntry[]; now: number }) {
  return (
    <Table
      caption="History"
      sub="newest first"
      rows={entries}
      rowKey={({ at, entry, day }) => `${at} ${entry} ${day}`}
      columns={[
        { key: "what", header: "What", render: ({ entry, day }) => `${SAYS[entry]} ${dayText(day)}` },
        { key: "why", header: "Why", stack: true, render: ({ reason }) => reason || null },
        { key: "by", header: "Signed", render: ({ by }) => by },
        { key: "at", header: "Recorded", render: ({ at }) => <When at={at} now={now} /> },
      ]}
    />
  );
}
