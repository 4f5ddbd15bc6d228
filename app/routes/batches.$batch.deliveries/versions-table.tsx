import { FileLink } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { DeliveriesPage, DeliveryFacts } from "#app/review/deliveries-page.server.ts";

export function VersionsTable({ page, now }: { page: DeliveriesPage; now: number }) {
  return (
    <Table
      caption="Versions"
      sub="a full delivery takes the place of what came before it; corrected rows join it. Nothing is deleted"
      rows={page.deliveries}
      rowKey={(row) => String(row.id)}
      columns={[
        { key: "version", header: "Version", render: (row) => `v${row.version}` },
        { key: "state", header: "State", render: stateOf },
        { key: "kind", header: "Kind", render: (row) => (row.kind === "full" ? "full" : "corrected rows") },
        { key: "file", header: "File", render: (row) => row.fileName },
        { key: "received", header: "Received", render: (row) => <When at={row.receivedAt} now={now} withTime /> },
        { key: "by", header: "By", minor: true, render: (row) => row.receivedBy },
        { key: "rows", header: "Rows", numeric: true, render: (row) => groupDigits(row.rows) },
        { key: "items", header: "Records", numeric: true, render: (row) => groupDigits(row.items) },
        { key: "judgments", header: "Judgments", numeric: true, render: (row) => groupDigits(row.judgments) },
        { key: "quarantined", header: "Quarantined", numeric: true, render: (row) => groupDigits(row.quarantined) },
        { key: "size", header: "Size", numeric: true, minor: true, render: (row) => bytesText(row.fileBytes) },
        { key: "reader", header: "Read as", minor: true, render: (row) => `${row.format}, ${row.reader}` },
        {
          key: "sha",
          header: "SHA-256",
          stack: true,
          render: (row) => <code title={row.fileSha256}>{row.fileSha256.slice(0, 12)}…</code>,
        },
        { key: "download", header: "Bad rows", render: badRowLinks },
      ]}
    />
  );
}

function stateOf({ supersededByVersion }: DeliveryFacts) {
  if (supersededByVersion === null) return <Status state="pass" word="in force" />;
  return <Status state="insufficient" word={`superseded by v${supersededByVersion}`} />;
}

function badRowLinks({ id, quarantined }: DeliveryFacts) {
  if (quarantined === 0) return null;
  return (
    <>
      <FileLink href={`/deliveries/${id}/quarantine.csv`}>CSV</FileLink>
      {" · "}
      <a href={`/deliveries/${id}/bad-rows`}>rows to correct</a>
    </>
  );
}
