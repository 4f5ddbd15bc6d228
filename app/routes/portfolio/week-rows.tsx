import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { OUTCOME_LOOKS } from "#app/reports/outcome.ts";
import type { PortfolioList } from "#app/reports/portfolio-list.server.ts";

/** The cells as a table: a row a week. With a state chosen, only weeks in it. */
export function WeekRows({ list: { rows, filter }, search }: { list: PortfolioList; search: string }) {
  const weeks = rows
    .flatMap((row) => row.weeks.map((week) => ({ ...week, contract: row.title, vendor: row.vendor, of: row })))
    .filter(({ outcome }) => filter.state === "" || outcome === filter.state);
  return (
    <Table
      caption="Weeks"
      sub="every cell as a row, in the order of the contracts"
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      csvHref={`/portfolio.csv${withParams(search, { view: "weeks" })}`}
      note={`${weeks.length} weeks`}
      empty={<p className="sub">No week matches the filter.</p>}
      columns={[
        {
          key: "week",
          header: "Batch",
          render: ({ contract, week }) => (
            <>
              {contract} · week {week}
            </>
          ),
        },
        { key: "vendor", header: "Vendor", render: ({ vendor }) => vendor, minor: true },
        {
          key: "outcome",
          header: "Outcome",
          render: ({ outcome }) => {
            const { tone, word } = OUTCOME_LOOKS[outcome];
            return <Status state={tone ?? "insufficient"} word={word} />;
          },
        },
        { key: "delivered", header: "Delivered", numeric: true, render: (one) => groupDigits(one.deliveredUnits) },
        { key: "accepted", header: "Accepted", numeric: true, render: (one) => groupDigits(one.acceptedUnits) },
        {
          key: "payable",
          header: "Payable",
          numeric: true,
          render: ({ payableMinor, of }) => <Money minor={payableMinor} currency={of.currency} />,
        },
        {
          key: "undecided",
          header: "Undecided",
          numeric: true,
          render: ({ undecidedMinor, of }) =>
            undecidedMinor > 0 ? <Money minor={undecidedMinor} currency={of.currency} /> : null,
        },
      ]}
    />
  );
}
