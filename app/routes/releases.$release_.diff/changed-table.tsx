import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { CHANGE_TEXT, CHANGES, type ChangedRecord } from "#app/release/diff.ts";
import type { DiffPage } from "#app/release/diff-page.server.ts";

interface ChangedTableProps {
  page: DiffPage;
  rows: ChangedRecord[];
  search: string;
}

export function ChangedTable({ page, rows, search }: ChangedTableProps) {
  const { after, filter } = page;
  const path = `/releases/${after.id}/diff`;
  const kinds = [
    { label: "All", change: null },
    ...CHANGES.map((change) => ({ label: CHANGE_TEXT[change].title, change })),
  ];
  return (
    <Section id="records" title="Records" sub={filter.why ? rows[0]?.why.text : "The first of them; the CSV has all."}>
      <p>
        {kinds.map(({ label, change }) => (
          <span key={label}>
            <Link
              href={`${path}${withParams(search, { change, why: null })}#records`}
              aria-current={(filter.change ?? null) === change && !filter.why ? "true" : undefined}
            >
              {label}
            </Link>{" "}
          </span>
        ))}
      </p>
      <Table
        caption="Records that changed"
        captionHidden
        rows={rows}
        rowKey={({ deliveryId, n }) => `${deliveryId} ${n}`}
        rowHref={({ batchId, deliveryId, n }) => `/batches/${batchId}/records/${deliveryId}/${n}`}
        csvHref={`/releases/${after.id}/diff.csv${withParams(search, {})}`}
        note={`The first ${groupDigits(rows.length)}`}
        empty={<p className="sub">No record of this kind.</p>}
        columns={[
          { key: "id", header: "Record", render: ({ id }) => id },
          { key: "change", header: "Change", render: ({ change }) => CHANGE_TEXT[change].title },
          { key: "week", header: "Week", numeric: true, render: ({ week }) => week },
          { key: "before", header: "Weight before", numeric: true, render: ({ before }) => weightText(before) },
          { key: "after", header: "Weight after", numeric: true, render: ({ after: weight }) => weightText(weight) },
          { key: "why", header: "Why", stack: true, render: ({ why }) => why.text },
        ]}
      />
    </Section>
  );
}

function weightText(weight: number | null): string {
  return weight === null ? "out" : groupDigits(weight, 2);
}
