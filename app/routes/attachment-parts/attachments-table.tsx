import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { DOCUMENT_LIST } from "#app/contracts/contract-lists.ts";
import type { NamedAttachment } from "#app/contracts/documents-page.server.ts";
import { ATTACHMENT_TYPES } from "#app/domain/attachment.ts";
import { bytesText } from "#app/domain/byte-size.ts";
import { type ListColumn, ListTable, type ListTableProps } from "../list-parts/list-table.tsx";

interface AttachmentsTableProps {
  attachments: readonly NamedAttachment[];
  now: number;
  /** Without: the few that belong to one thing, in a table that is not a list of its own. */
  csvHref?: string;
  /** Shown in place of the table while nothing is attached. */
  empty?: string;
}

const FIRST = "None yet. Attach the signed contract first: whoever doubts a term looks it up there.";

/** Files with their hashes; each only ever comes as a download. */
export function AttachmentsTable({ attachments, now, csvHref, empty = FIRST }: AttachmentsTableProps) {
  const table: Omit<ListTableProps<NamedAttachment>, "list" | "csvHref"> = {
    caption: "Attachments",
    sub: "kept unchanged under their SHA-256, opened only as downloads",
    rows: attachments,
    rowKey: ({ id }) => id,
    empty: (
      <Section title="Attachments">
        <p className="sub">{empty}</p>
      </Section>
    ),
    columns: columnsOf(now),
  };
  if (csvHref === undefined) return <Table {...table} />;
  return <ListTable list={DOCUMENT_LIST} csvHref={csvHref} {...table} />;
}

function columnsOf(now: number): ListColumn<NamedAttachment>[] {
  return [
    {
      key: "file",
      header: "File",
      stack: true,
      render: ({ id, fileName, note }) => (
        <span>
          <a href={`/attachments/${id}`} download={fileName}>
            {fileName}
          </a>
          {note && <span className="sub"> {note}</span>}
        </span>
      ),
    },
    { key: "of", sorts: "belongs to", header: "Belongs to", render: ({ of }) => of },
    {
      key: "type",
      sorts: "content",
      header: "Content",
      minor: true,
      render: ({ type }) => ATTACHMENT_TYPES[type].title,
    },
    { key: "bytes", header: "Size", numeric: true, render: ({ bytes }) => bytesText(bytes) },
    { key: "hash", sorts: null, header: "SHA-256", stack: true, render: ({ sha256 }) => <code>{sha256}</code> },
    {
      key: "added",
      sorts: "added at",
      header: "Added",
      render: ({ at, by }) => (
        <>
          <When at={at} now={now} /> by {by}
        </>
      ),
    },
    {
      key: "stands",
      sorts: "withdrawn",
      header: "Standing",
      stack: true,
      render: ({ id, fileName, withdrawal }) =>
        withdrawal ? (
          <>
            <Status state="insufficient" word="withdrawn" /> <When at={withdrawal.at} now={now} /> by {withdrawal.by}:{" "}
            {withdrawal.reason}
          </>
        ) : (
          <Link href={`/attachments/${id}/withdraw`}>
            withdraw<span className="visually-hidden"> {fileName}</span>
          </Link>
        ),
    },
  ];
}
