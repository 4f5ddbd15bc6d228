import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { dayText } from "#app/components/date-text.ts";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";

type Entry = CheckpointPage["entries"][number];

export function History({ page: { entries, now } }: { page: CheckpointPage }) {
  return (
    <Table
      caption="History"
      sub="newest first"
      rows={entries}
      rowKey={({ at, entry, fromDay, toDay, fromAt }) => `${at} ${entry} ${fromDay} ${toDay} ${fromAt}`}
      empty={
        <Section title="History">
          <p className="sub">The contract names it; nothing was recorded besides. Describe or approve it below.</p>
        </Section>
      }
      columns={[
        { key: "what", header: "What", render: (entry) => says(entry) },
        { key: "note", header: "Note", stack: true, render: ({ note }) => note || null },
        { key: "by", header: "Signed", render: ({ by }) => by },
        { key: "at", header: "Recorded", render: ({ at }) => <When at={at} now={now} /> },
      ]}
    />
  );
}

function says({ entry, fromDay, toDay, fromAt }: Entry): string {
  const days = [fromDay && `from ${dayText(fromDay)}`, toDay && `to ${dayText(toDay)}`].filter(Boolean).join(" ");
  if (entry === "approved") return `approved ${days || "on every day"}`;
  if (entry === "ended") return `approval ended, last day ${toDay ? dayText(toDay) : ""}`;
  if (entry === "retired") return `retired, last day ${toDay ? dayText(toDay) : ""}`;
  if (entry === "downtime")
    return `down from ${new Date(fromAt ?? 0).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return entry;
}
