import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";

export function JudgmentsTable({ page }: { page: RecordPage }) {
  const base = `/batches/${page.batch.id}/records`;
  return (
    <Table
      caption="Judgments"
      rows={page.judgments.map((row, i) => ({ ...row, key: String(i) }))}
      rowKey={(row) => row.key}
      rowHref={(row) => (row.annotator === null ? undefined : `${base}?annotator=${encodeURIComponent(row.annotator)}`)}
      empty={<p className="sub">Awaiting feedback: nobody judged this record.</p>}
      columns={[
        { key: "annotator", header: "Annotator", render: (row) => row.annotator ?? "anonymous" },
        { key: "raw", header: "As written", render: (row) => row.raw },
        { key: "read", header: "Read as", render: (row) => row.readAs.join(" · ") },
        {
          key: "strength",
          header: "Strength",
          numeric: true,
          render: (row) => (row.strength === null ? null : groupDigits(row.strength, 3)),
        },
        {
          key: "gold",
          header: "Gold",
          render: (row) => row.gold && <Status state={row.gold === "right" ? "pass" : "fail"} word={row.gold} />,
        },
        {
          key: "seconds",
          header: "Seconds",
          numeric: true,
          render: (row) => (row.seconds === null ? null : groupDigits(row.seconds, 1)),
        },
        {
          key: "at",
          header: "Time",
          render: (row) => (row.at === null ? null : <When at={row.at} now={page.now} withTime />),
        },
        { key: "comment", header: "Comment", stack: true, render: (row) => row.comment },
      ]}
    />
  );
}
