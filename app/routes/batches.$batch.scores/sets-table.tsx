import { EmptyState } from "#app/components/empty-state.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ScoresPage } from "#app/review/scores-page.server.ts";

export function SetsTable({ page: { sets, contractId, week }, now }: { page: ScoresPage; now: number }) {
  const count = (n: number | null) => (n === null ? "not counted" : groupDigits(n));
  return (
    <Section title="Imported scores" sub="of reward models, judges and traits; how far the labels agree with them">
      <Table
        caption="Imported scores"
        captionHidden
        rows={sets}
        rowKey={({ name }) => name}
        empty={
          <EmptyState
            title="No scores were imported for this week yet."
            command={`npx assay scores FILE --contract ${contractId} --week ${week} --name rm-7b --kind reward`}
          >
            Score the responses with a reward model or a judge, and import the file below or with the command. One line
            a response: id,response,score in the first line of a CSV, then for example rec-0001,0,1.73; the response
            counts from 0 in the order of the delivery. A trait has id,vote with −1, 0 or 1.
          </EmptyState>
        }
        columns={[
          { key: "name", header: "Name", render: ({ name }) => name },
          { key: "kind", header: "Kind", render: ({ kind }) => kind },
          { key: "rows", header: "Rows", numeric: true, render: ({ rows }) => count(rows) },
          {
            key: "matched",
            header: "Matched",
            numeric: true,
            render: ({ scored, all }) => `${groupDigits(scored)} of ${groupDigits(all)}`,
          },
          { key: "unknown", header: "Unknown ids", numeric: true, render: ({ unknown }) => count(unknown) },
          { key: "file", header: "File", minor: true, render: ({ fileName }) => fileName },
          { key: "when", header: "Imported", render: ({ importedAt }) => <When at={importedAt} now={now} withTime /> },
          { key: "by", header: "By", minor: true, render: ({ importedBy }) => importedBy },
        ]}
      />
    </Section>
  );
}
