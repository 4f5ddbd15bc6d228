import { QuarantineByRule } from "#app/components/quarantine-by-rule.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { DeliveriesPage } from "#app/review/deliveries-page.server.ts";

export function Quarantine({ page }: { page: DeliveriesPage }) {
  const { byRule, quarantined, quarantinedTotal } = page;
  if (quarantinedTotal === 0) return <p className="sub">No row was set aside.</p>;
  return (
    <>
      <QuarantineByRule
        caption="Set aside, by rule"
        sub={`${countOf(quarantinedTotal, "row fault")} in the deliveries in force`}
        rows={byRule}
        total={quarantinedTotal}
      />
      <details open={quarantined.length <= 50}>
        <summary>
          {quarantined.length < quarantinedTotal
            ? `The first ${groupDigits(quarantined.length)} of them`
            : "All of them"}
        </summary>
        <Table
          caption="Set aside, by line"
          sub="places and rules, never content"
          rows={quarantined.map((row, i) => ({ ...row, key: String(i) }))}
          rowKey={(row) => row.key}
          columns={[
            { key: "line", header: "Line", numeric: true, render: (row) => groupDigits(row.line) },
            { key: "version", header: "Version", render: (row) => `v${row.version}` },
            { key: "field", header: "Field", render: (row) => row.field || "whole row" },
            { key: "rule", header: "Rule", render: (row) => row.rule },
            { key: "hint", header: "Hint", stack: true, render: (row) => row.hint },
          ]}
        />
      </details>
    </>
  );
}
