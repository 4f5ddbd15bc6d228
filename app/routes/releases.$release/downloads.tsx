import { Callout } from "#app/components/callout.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ReleaseDownloads } from "#app/release/release-downloads.server.ts";
import { WEIGHT_FORM_CHOICES } from "#app/release/weight-form.ts";
import { DownloadForm } from "./download-form.tsx";

/** The files of one format at a time: what they are, who reads them, what that trainer ignores, how to read them. */
export function Downloads({ downloads }: { downloads: ReleaseDownloads }) {
  const { formats, chosen, title, about, reads, files, refusal, snippet, mixer } = downloads;
  return (
    <Section id="download" title={`Download as ${title}`} sub={about}>
      <div className="grid grid-cols-1 gap-3">
        <DownloadForm formats={formats} chosen={chosen} />
        {refusal ? (
          <Callout tone="fail" title="This cannot be exported.">
            <p>{refusal}</p>
          </Callout>
        ) : (
          <>
            <FilesTable files={files} />
            <WeightNote downloads={downloads} />
            {snippet && !mixer && <code className="command">{snippet}</code>}
            {mixer && <code className="command">{mixer}</code>}
            <p className="sub">{reads}</p>
          </>
        )}
      </div>
    </Section>
  );
}

function FilesTable({ files }: Pick<ReleaseDownloads, "files">) {
  const counted = "counted while written";
  return (
    <Table
      caption="Files"
      captionHidden
      rows={files}
      rowKey={({ fileName }) => fileName}
      columns={[
        {
          key: "file",
          header: "File",
          render: ({ href, fileName }) => <FileLink href={href}>{fileName}</FileLink>,
        },
        {
          key: "lines",
          header: "Rows",
          numeric: true,
          render: ({ promised }) => (promised ? groupDigits(promised.lines) : counted),
        },
        {
          key: "bytes",
          header: "Bytes",
          numeric: true,
          minor: true,
          render: ({ promised }) => (promised ? groupDigits(promised.bytes) : counted),
        },
        {
          key: "hash",
          header: "SHA-256",
          stack: true,
          render: ({ promised }) =>
            promised ? <code>{promised.sha256}</code> : "not in the manifest, which says how these bytes are made",
        },
      ]}
    />
  );
}

function WeightNote({ downloads }: { downloads: ReleaseDownloads }) {
  const { chosen, ignoresWeight, weightNote } = downloads;
  const isColumn = chosen.weights === "column";
  return (
    <Callout tone={isColumn && ignoresWeight ? "warn" : "insufficient"} title="What becomes of the weights">
      <p>{isColumn ? weightNote : WEIGHT_FORM_CHOICES[chosen.weights].about}</p>
    </Callout>
  );
}
