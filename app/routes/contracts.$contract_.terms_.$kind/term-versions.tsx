import { dayText } from "#app/components/date-text.ts";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { TermPage } from "#app/contracts/term-page.server.ts";

type Version = TermPage["versions"][number];

/** Newest first; each with its clause. */
export function TermVersions({ page: { versions, now } }: { page: TermPage }) {
  if (versions.length === 0) return null;
  return (
    <Table
      caption="Versions"
      sub="newest first; of one day, the one recorded last holds"
      rows={versions}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "from",
          header: "Holds from",
          render: ({ effectiveFrom }) => <span className="nowrap">{dayText(effectiveFrom)}</span>,
        },
        { key: "state", header: "State", render: (version) => <Status {...lookOf(version)} /> },
        { key: "says", header: "Agreed", stack: true, render: ({ says }) => says },
        {
          key: "clause",
          header: "Clause",
          stack: true,
          render: ({ clause, source }) => [source, clause].filter(Boolean).join(": ") || null,
        },
        { key: "owner", header: "Owner", render: ({ owner }) => owner },
        {
          key: "recorded",
          header: "Recorded",
          minor: true,
          render: ({ recordedAt, recordedBy }) => (
            <>
              <When at={recordedAt} now={now} /> by {recordedBy}
            </>
          ),
        },
      ]}
    />
  );
}

function lookOf({ isInForce, isComing }: Version) {
  if (isInForce) return { state: "pass" as const, word: "holds" };
  return { state: "insufficient" as const, word: isComing ? "to come" : "replaced" };
}
