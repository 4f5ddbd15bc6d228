import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ReleaseCounts } from "#app/release/counts.ts";

export function Weights({ counts }: { counts: ReleaseCounts }) {
  return (
    <Table
      caption="Pairs by weight"
      sub="The weight of a pair is the mean weight of the judgments behind it."
      rows={counts.weights}
      rowKey={({ weight }) => String(weight)}
      columns={[
        { key: "weight", header: "Weight", render: ({ weight }) => groupDigits(weight, 2) },
        {
          key: "pairs",
          header: "Pairs",
          numeric: true,
          render: ({ pairs }) => groupDigits(pairs),
          total: groupDigits(counts.pairs),
        },
      ]}
    />
  );
}
