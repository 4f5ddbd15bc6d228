import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import type { SavedSlicePage } from "#app/review/saved-slice-page.server.ts";

/** How much of each week it holds; a row opens the records. */
export function SliceWeeks({ page: { weeks } }: { page: SavedSlicePage }) {
  return (
    <Table
      caption="What it holds"
      rows={weeks}
      rowKey={(row) => row.batchId}
      rowHref={(row) => row.recordsHref}
      empty={<p className="sub">Nothing was delivered for its weeks yet.</p>}
      columns={[
        { key: "week", header: "Records of", render: (row) => `Week ${row.week}` },
        {
          key: "judgments",
          header: "Judgments",
          numeric: true,
          render: ({ numbers }) => groupDigits(numbers.whole.judgments),
        },
        {
          key: "share",
          header: "Share",
          numeric: true,
          render: ({ numbers: { whole, batch } }) =>
            percentText(batch.judgments === 0 ? 0 : whole.judgments / batch.judgments),
        },
        { key: "items", header: "Records", numeric: true, render: ({ numbers }) => groupDigits(numbers.whole.items) },
        {
          key: "money",
          header: "Money touched",
          numeric: true,
          render: ({ numbers }) => <Money minor={numbers.whole.minor} currency={numbers.currency} />,
        },
        {
          key: "metrics",
          header: "Metrics",
          render: (row) => (
            <Link href={`?week=${row.week}`} aria-label={`Metrics of week ${row.week}`}>
              measure
            </Link>
          ),
        },
        {
          key: "what-if",
          header: "What-if",
          render: (row) =>
            row.numbers.whole.items > 0 ? (
              <Link href={row.whatIfHref} aria-label={`What-if without it, week ${row.week}`}>
                without it
              </Link>
            ) : null,
        },
        {
          key: "flag",
          header: "Flag",
          render: (row) =>
            row.numbers.whole.items > 0 ? (
              <Link href={row.flagHref} aria-label={`Flag it in week ${row.week}`}>
                flag
              </Link>
            ) : null,
        },
      ]}
    />
  );
}
