import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { lineText, percentText } from "#app/domain/figure.ts";
import type { CreditRow } from "#app/domain/policy.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";

export function CreditsTable({ credits }: { credits: readonly CreditRow[] }) {
  return (
    <Table
      caption="Credits by gold accuracy"
      sub="best first; below the last row the batch is not acceptable"
      rows={credits}
      rowKey={(row) => String(row.goldAtLeast)}
      empty={
        <Section title="Credits by gold accuracy">
          <p className="sub">None: a credit is agreed case by case.</p>
        </Section>
      }
      columns={[
        { key: "gold", header: "Gold accuracy of at least", render: (row) => lineText(row.goldAtLeast) },
        {
          key: "credit",
          header: "Credit",
          numeric: true,
          render: (row) => (row.creditBasisPoints === 0 ? "none" : percentText(row.creditBasisPoints / BASIS_POINTS)),
        },
      ]}
    />
  );
}
