import type { CalibrationPage } from "#app/calibration/calibration-page.server.ts";
import { Estimate } from "#app/components/estimate.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";

/** Deliveries that hold pairs of the contract's own gold. */
export function GoldWeeks({ weeks }: { weeks: CalibrationPage["goldWeeks"] }) {
  if (weeks.length === 0) return null;
  return (
    <Table
      caption="Deliveries on the gold of the contract"
      sub="weeks that hold a pair two researchers agreed on, found by its texts in either order; a week’s own contested items are not asked of it"
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        { key: "pairs", header: "Gold pairs in it", numeric: true, render: ({ pairs }) => groupDigits(pairs) },
        {
          key: "accuracy",
          header: "Accuracy",
          numeric: true,
          render: ({ accuracy }) => <Estimate outcome={accuracy} unit="share" />,
        },
      ]}
    />
  );
}
