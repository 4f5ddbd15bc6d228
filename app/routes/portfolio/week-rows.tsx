import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { OUTCOME_LOOKS } from "#app/reports/outcome.ts";
import { WEEK_LIST, weeksOfPortfolio } from "#app/reports/portfolio-csv.ts";
import type { PortfolioList } from "#app/reports/portfolio-list.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

/** The cells as a table: a row a week. With a state chosen, only weeks in it. */
export function WeekRows({ list, search }: { list: PortfolioList; search: string }) {
  const weeks = weeksOfPortfolio(list);
  return (
    <ListTable
      list={WEEK_LIST}
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
          sorts: "contract",
          header: "Batch",
          render: ({ of, week }) => (
            <>
              {of.title} · week {week}
            </>
          ),
        },
        { key: "vendor", header: "Vendor", render: ({ of }) => of.vendor, minor: true },
        {
          key: "outcome",
          header: "Outcome",
          render: ({ outcome }) => {
            const { tone, word } = OUTCOME_LOOKS[outcome];
            return <Status state={tone ?? "insufficient"} word={word} />;
          },
        },
        {
          key: "delivered",
          sorts: "delivered_units",
          header: "Delivered",
          numeric: true,
          render: (one) => groupDigits(one.deliveredUnits),
        },
        {
          key: "accepted",
          sorts: "accepted_units",
          header: "Accepted",
          numeric: true,
          render: (one) => groupDigits(one.acceptedUnits),
        },
        {
          key: "payable",
          sorts: "payable_minor",
          header: "Payable",
          numeric: true,
          render: ({ payableMinor, of }) => <Money minor={payableMinor} currency={of.currency} />,
        },
        {
          key: "undecided",
          sorts: "undecided_minor",
          header: "Undecided",
          numeric: true,
          render: ({ undecidedMinor, of }) =>
            undecidedMinor > 0 ? <Money minor={undecidedMinor} currency={of.currency} /> : null,
        },
      ]}
    />
  );
}
