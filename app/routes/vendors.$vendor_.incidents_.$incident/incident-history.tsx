import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { INCIDENT_OUTCOMES } from "#app/domain/incident.ts";
import type { IncidentPage } from "#app/vendors/incidents-page.server.ts";

/** Oldest first; nothing of it can be changed. */
export function IncidentHistory({ events, now }: { events: IncidentPage["incident"]["events"]; now: number }) {
  return (
    <Table
      caption="History"
      sub="added to, never changed"
      rows={events}
      rowKey={({ id }) => String(id)}
      empty={<p className="sub">Nothing was added to it yet.</p>}
      columns={[
        {
          key: "kind",
          header: "What",
          render: ({ kind, outcome }) => (outcome ? `closed: ${INCIDENT_OUTCOMES[outcome]}` : kind),
        },
        { key: "text", header: "Said", stack: true, render: ({ text }) => <span className="as-typed">{text}</span> },
        {
          key: "evidence",
          header: "Evidence",
          render: ({ attachmentId, fileName }) =>
            attachmentId && (
              <a href={`/attachments/${attachmentId}`} download={fileName ?? undefined}>
                {fileName}
              </a>
            ),
        },
        { key: "by", header: "By", render: ({ by }) => by },
        { key: "at", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
      ]}
    />
  );
}
