import { LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { TwoRecords } from "#app/vendors/two-records.server.ts";

/** What one vendor's annotators said, in the order of its own record. */
export function OneVendor({ page, isTurned = false }: { page: TwoRecords["one"]; isTurned?: boolean }) {
  const { batch, contract, place, judgments, id, n } = page;
  const record = `/batches/${batch.id}/records/${place.deliveryId}/${n}`;
  return (
    <Section
      title={contract.vendor}
      sub={
        <>
          <Link href={record}>{id}</Link> of {contract.title},{" "}
          <Link href={`/batches/${batch.id}`}>week {batch.week}</Link>
          {isTurned && " · its first response is the second below"}
        </>
      }
      actions={
        !place.superseded && (
          <LinkButton look="quiet" small href={`/batches/${batch.id}/adjudicate/${place.deliveryId}/${n}`}>
            Agree on an answer
          </LinkButton>
        )
      }
    >
      <Table
        caption={`Judgments of ${contract.vendor}`}
        captionHidden
        rows={judgments.map((row, i) => ({ ...row, key: String(i) }))}
        rowKey={({ key }) => key}
        empty={<p className="sub">Nobody judged this record.</p>}
        columns={[
          { key: "annotator", header: "Annotator", render: ({ annotator }) => annotator ?? "anonymous" },
          { key: "raw", header: "As written", render: ({ raw }) => raw },
          { key: "read", header: "Read as", render: ({ readAs }) => readAs.join(" · ") },
          {
            key: "gold",
            header: "Gold",
            render: ({ gold }) => gold && <Status state={gold === "right" ? "pass" : "fail"} word={gold} />,
          },
          {
            key: "seconds",
            header: "Seconds",
            numeric: true,
            render: ({ seconds }) => (seconds === null ? null : groupDigits(seconds, 1)),
          },
          { key: "comment", header: "Comment", stack: true, render: ({ comment }) => comment },
        ]}
      />
    </Section>
  );
}
