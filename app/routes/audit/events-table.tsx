import { FileLink, Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import type { AuditPage, AuditRow } from "#app/people/audit-page.server.ts";

export function EventsTable({ events, order, search, now }: Pick<AuditPage, "events" | "order"> & Asked) {
  const file = (kind: string) => `/audit.${kind}${withParams(search, { from: null })}`;
  const isOldest = order === "oldest first";
  return (
    <Table
      caption="Events"
      sub={order}
      rows={events}
      rowKey={({ seq }) => String(seq)}
      sort={{ key: "number", direction: isOldest ? "ascending" : "descending" }}
      csvHref={file("csv")}
      note={<FileLink href={file("jsonl")}>JSON Lines</FileLink>}
      columns={[
        {
          key: "number",
          header: "Event",
          render: ({ seq }) => seq,
          sortHref: `/audit${withParams(search, { sort: isOldest ? null : "number", from: null })}`,
        },
        { key: "when", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
        { key: "who", header: "Who", render: (event) => <Who event={event} /> },
        { key: "what", header: "What", render: ({ what }) => what },
        { key: "thing", header: "Thing", stack: true, render: (event) => <Thing event={event} /> },
        { key: "reason", header: "Reason", stack: true, minor: true, render: ({ reason }) => reason || null },
      ]}
      fold={(event) => <Change event={event} />}
    />
  );
}

interface Asked {
  search: string;
  now: number;
}

function Who({ event: { who, role, via } }: { event: AuditRow }) {
  return (
    <>
      {who} <span className="faint">{[role, via].filter(Boolean).join(", ")}</span>
    </>
  );
}

function Thing({ event: { subject, href } }: { event: AuditRow }) {
  return href ? <Link href={href}>{subject}</Link> : subject;
}

/** What was before and what is since, field by field. */
function Change({ event: { before, after, request, previous } }: { event: AuditRow }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const said = (row: AuditRow["before"], name: string) => (row?.[name] === undefined ? "–" : JSON.stringify(row[name]));
  return (
    <details>
      <summary>Details</summary>
      <dl className="facts">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{before ? `${said(before, name)} → ${said(after, name)}` : said(after, name)}</dd>
          </div>
        ))}
        <div className="contents">
          <dt>request</dt>
          <dd>{request || "none"}</dd>
        </div>
        <div className="contents">
          <dt>hash before</dt>
          <dd>{previous || "none: the first event"}</dd>
        </div>
      </dl>
    </details>
  );
}
