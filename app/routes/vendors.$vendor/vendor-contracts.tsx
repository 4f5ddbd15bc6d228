import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { WeekStrip } from "#app/components/week-strip.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ContractStrip } from "#app/review/this-week.server.ts";
import { stripCell } from "../_index/strip-cell.ts";

export function VendorContracts({ contracts }: { contracts: readonly ContractStrip[] }) {
  return (
    <Table
      caption="Contracts"
      rows={contracts}
      rowKey={(contract) => contract.id}
      rowHref={(contract) => `/contracts/${contract.id}`}
      empty={
        <Section title="Contracts">
          <p className="sub">None yet.</p>
        </Section>
      }
      columns={[
        { key: "title", header: "Contract", render: (contract) => contract.title },
        {
          key: "weeks",
          header: "Weeks",
          render: ({ title, weeks }) => <WeekStrip label={title} weeks={weeks.map(stripCell)} />,
        },
        {
          key: "delivered",
          header: "Delivered of committed",
          numeric: true,
          render: (contract) => `${groupDigits(contract.deliveredUnits)} of ${groupDigits(contract.committedUnits)}`,
        },
        {
          key: "accepted",
          header: "Accepted",
          numeric: true,
          render: (contract) => groupDigits(contract.acceptedUnits),
        },
      ]}
    />
  );
}
