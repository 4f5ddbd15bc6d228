import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { WeekStrip } from "#app/components/week-strip.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ContractStrip } from "#app/review/this-week.server.ts";
import { stripCell } from "./strip-cell.ts";

export function ContractStrips({ contracts }: { contracts: readonly ContractStrip[] }) {
  return (
    <Table
      caption="Contracts"
      sub="one cell a week: its state, and whether it is decided, waiting, late or to come"
      note={<Link href="/portfolio">By outcome, with the money at stake: the portfolio</Link>}
      rows={contracts}
      rowKey={(contract) => contract.id}
      rowHref={(contract) => `/contracts/${contract.id}`}
      columns={[
        {
          key: "title",
          header: "Contract",
          render: (contract) => (
            <>
              {contract.title} <span className="sub">{contract.vendor}</span>
            </>
          ),
        },
        {
          key: "weeks",
          header: "Weeks",
          render: ({ title, weeks }) => <WeekStrip label={title} weeks={weeks.map(stripCell)} />,
        },
        {
          key: "accepted",
          header: "Accepted of committed",
          numeric: true,
          render: (contract) => `${groupDigits(contract.acceptedUnits)} of ${groupDigits(contract.committedUnits)}`,
        },
        {
          key: "money",
          header: "Payable",
          numeric: true,
          render: ({ acceptedMinor, currency }) => <Money minor={acceptedMinor} currency={currency} />,
        },
      ]}
    />
  );
}
