import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { Signal } from "#app/review/control.ts";

/** Every point beyond a limit. */
export function SignalsTable({ signals, lot }: { signals: readonly Signal[]; lot: string }) {
  return (
    <Table
      caption="Signals"
      sub="a reason to look at the rows, not a verdict; where nothing changes about one point in two hundred gives one"
      rows={signals}
      rowKey={({ label, chart }) => `${label}${chart}`}
      rowHref={({ href }) => href}
      empty={<p className="sub">No point is beyond a limit of any of the three charts.</p>}
      columns={[
        { key: "lot", header: lot.charAt(0).toUpperCase() + lot.slice(1), render: ({ label }) => label },
        { key: "chart", header: "Chart", render: ({ chart }) => chart },
        { key: "value", header: "Value", numeric: true, render: ({ value }) => groupDigits(value, 3) },
        { key: "limit", header: "Limit", numeric: true, render: ({ limit }) => groupDigits(limit, 3) },
        { key: "side", header: "Side", render: ({ value, limit }) => (value > limit ? "above" : "below") },
      ]}
    />
  );
}
