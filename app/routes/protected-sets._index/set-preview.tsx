import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ProtectedPreview } from "#app/ingest/contamination/preview-protected.server.ts";

export function SetPreview({ preview }: { preview: ProtectedPreview }) {
  const { entries, repeated, tooShort, withoutNgram } = preview;
  const onlyShort = entries - repeated - tooShort - withoutNgram <= 0;
  return (
    <>
      <Facts
        facts={[
          { label: "Field taken", value: <code>{preview.field}</code> },
          { label: "Format", value: preview.format },
          { label: "Rows", value: groupDigits(preview.rows) },
          { label: "Texts", value: groupDigits(entries) },
          { label: "Repeats of an earlier text", value: groupDigits(repeated) },
          { label: "Under 4 words: not compared", value: groupDigits(tooShort) },
          { label: "4 to 7 words: found only when equal", value: groupDigits(withoutNgram) },
        ]}
      />
      {onlyShort && (
        <Callout tone="warn" title="No text has the eight words that partial matches need.">
          <p>Only prompts that equal a whole text will be found. Check that the right field was taken.</p>
        </Callout>
      )}
      <Table
        caption="The first texts"
        rows={preview.first.map((text, i) => ({ text, place: i + 1 }))}
        rowKey={(row) => String(row.place)}
        columns={[
          { key: "place", header: "Text", render: (row) => String(row.place) },
          { key: "text", header: "As it would be looked for", stack: true, render: (row) => row.text },
        ]}
      />
    </>
  );
}
