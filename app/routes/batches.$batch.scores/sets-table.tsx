import { EmptyState } from "#app/components/empty-state.tsx";
import { Section } from "#app/components/section.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { SCORE_LIST } from "#app/review/batch-lists.ts";
import type { ScoresPage } from "#app/review/scores-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function SetsTable({ page: { batchId, sets, contract, week }, now }: { page: ScoresPage; now: number }) {
  const count = (n: number | null) => (n === null ? "not counted" : groupDigits(n));
  return (
    <Section title="Imported scores" sub="of reward models, judges and traits; how far the labels agree with them">
      <ListTable
        list={SCORE_LIST}
        csvHref={`/batches/${batchId}/lists/scores.csv`}
        caption="Imported scores"
        captionHidden
        rows={sets}
        rowKey={({ name }) => name}
        empty={
          <EmptyState
            title="No scores were imported for this week yet."
            command={`npx assay scores FILE --contract ${shellWord(contract)} --week ${week} --name rm-7b --kind reward`}
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
          {
            key: "unknown",
            sorts: "unknown ids",
            header: "Unknown ids",
            numeric: true,
            render: ({ unknown }) => count(unknown),
          },
          { key: "file", header: "File", minor: true, render: ({ fileName }) => fileName },
          {
            key: "when",
            sorts: "imported",
            header: "Imported",
            render: ({ importedAt }) => <When at={importedAt} now={now} withTime />,
          },
          { key: "by", header: "By", minor: true, render: ({ importedBy }) => importedBy },
        ]}
      />
    </Section>
  );
}
