import { groupDigits } from "#app/domain/figure.ts";
import { Table } from "./table.tsx";

interface QuarantineByRuleProps {
  caption: string;
  sub?: string;
  rows: { rule: string; field: string; count: number }[];
  total: number;
}

/** How many rows broke which rule in which field. */
export function QuarantineByRule({ caption, sub, rows, total }: QuarantineByRuleProps) {
  return (
    <Table
      caption={caption}
      sub={sub}
      rows={rows}
      rowKey={(row) => `${row.rule} ${row.field}`}
      columns={[
        { key: "rule", header: "Rule", render: (row) => row.rule },
        { key: "field", header: "Field", render: (row) => row.field || "whole row" },
        {
          key: "count",
          header: "Rows",
          numeric: true,
          render: (row) => groupDigits(row.count),
          total: groupDigits(total),
        },
      ]}
    />
  );
}
