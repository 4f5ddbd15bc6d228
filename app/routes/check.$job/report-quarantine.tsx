import { QuarantineByRule } from "#app/components/quarantine-by-rule.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { CheckReport } from "#app/review/check-report.ts";

const SHOWN = 100;

export function ReportQuarantine({ report }: { report: CheckReport }) {
  const { quarantined, quarantinedByRule, quarantinedTotal } = report;
  if (quarantinedTotal === 0)
    return (
      <Section title="No row falls out">
        <p className="sub">Every row can be read and breaks no rule.</p>
      </Section>
    );
  const rows = quarantined.slice(0, SHOWN).map((row, i) => ({ ...row, key: String(i) }));
  return (
    <Section title={`${countOf(quarantinedTotal, "row fault")}`} sub="These rows would be set aside; the others go on.">
      <QuarantineByRule caption="By rule" rows={quarantinedByRule} total={quarantinedTotal} />
      <Table
        caption={rows.length < quarantinedTotal ? `The first ${rows.length}` : "By line"}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "line", header: "Line", numeric: true, render: (row) => groupDigits(row.line) },
          { key: "field", header: "Field", render: (row) => row.field || "whole row" },
          { key: "rule", header: "Rule", render: (row) => row.rule },
          { key: "hint", header: "Hint", stack: true, render: (row) => row.hint },
        ]}
      />
    </Section>
  );
}
