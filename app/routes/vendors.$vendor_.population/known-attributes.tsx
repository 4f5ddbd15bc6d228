import { EmptyState } from "#app/components/empty-state.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { VendorPopulation } from "#app/review/vendor-population.server.ts";

export function KnownAttributes({
  page: { attributes, imported, vendor },
  now,
}: {
  page: VendorPopulation;
  now: number;
}) {
  return (
    <Table
      caption="Known"
      sub={
        imported && (
          <>
            Imported <When at={imported.at} now={now} /> by {imported.by}; file{" "}
            <code title={imported.fileSha256}>{imported.fileSha256.slice(0, 12)}…</code>
          </>
        )
      }
      rows={attributes}
      rowKey={({ attribute }) => attribute}
      empty={
        <EmptyState
          title="No attribute is known."
          command={`assay attributes annotators.csv --vendor ${shellWord(vendor.name)}`}
        >
          Ask the vendor for bands by pseudonym (region, years of experience, first language), if the contract provides
          for it.
        </EmptyState>
      }
      columns={[
        { key: "attribute", header: "Attribute", render: ({ attribute }) => attribute },
        { key: "annotators", header: "Annotators", numeric: true, render: (row) => groupDigits(row.annotators) },
        { key: "values", header: "Different values", numeric: true, render: (row) => groupDigits(row.values) },
      ]}
    />
  );
}
