import { Facts } from "#app/components/facts.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";

/** What was counted on it, and where it lies: enough to find the very bytes again. */
export function RecordFacts({ page }: { page: RecordPage }) {
  const { numbers, place } = page;
  return (
    <>
      <Table
        caption="Features"
        sub={`prompt: ${groupDigits(numbers.promptChars)} characters`}
        rows={numbers.responses.map((response, i) => ({ ...response, label: `Response ${i + 1}` }))}
        rowKey={(row) => row.label}
        columns={[
          { key: "label", header: "Response", render: (row) => row.label },
          { key: "model", header: "Model", render: (row) => row.model ?? "not named" },
          { key: "chars", header: "Characters", numeric: true, render: (row) => groupDigits(row.chars) },
          { key: "words", header: "Words", numeric: true, render: (row) => groupDigits(row.words) },
          { key: "flags", header: "Flags", render: (row) => (row.flags.length > 0 ? row.flags.join(", ") : null) },
        ]}
      />
      <Section title="Where it lies">
        <Facts
          facts={[
            {
              label: "Delivery",
              value: `v${place.version}${place.superseded ? ", superseded" : ""}: ${place.fileName}`,
            },
            { label: "Line", value: groupDigits(place.line) },
            { label: "Read as", value: place.reader },
            { label: "File", value: <code>{place.fileSha256}</code> },
            { label: "Text at", value: `byte ${groupDigits(place.offset)}, ${groupDigits(place.length)} bytes` },
            ...(place.textSha256 === place.fileSha256
              ? []
              : [{ label: "Text in", value: <code>{place.textSha256}</code> }]),
          ]}
        />
      </Section>
    </>
  );
}
