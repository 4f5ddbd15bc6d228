import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorWeek } from "#app/review/annotator-profile.server.ts";
import { DrawnShare } from "../batches.$batch.annotators/annotator-estimate.tsx";
import { CopyingCell, RunCell, SpeedCell } from "../batches.$batch.annotators/conduct-cells.tsx";

/** Speed, runs, reasons and copying of each week; a row opens the table of everybody. */
export function AnnotatorConductWeeks({ name, weeks }: { name: string; weeks: readonly AnnotatorWeek[] }) {
  const several = new Set(weeks.map(({ contractId }) => contractId)).size > 1;
  return (
    <Table
      caption="How the work was done"
      sub="Speed: usual time for texts of that length / own time; 2 is conspicuous. Runs with the chance of one as long. A pair under copying opens the records that both judged."
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}/annotators?q=${encodeURIComponent(name)}#conduct`}
      columns={[
        {
          key: "week",
          header: "Week",
          render: ({ week, contract }) => (several ? `${contract}, week\u00a0${week}` : `Week\u00a0${week}`),
        },
        {
          key: "speed",
          header: "Speed",
          numeric: true,
          render: ({ row }) => <SpeedCell speed={row.conduct?.speedIndex ?? null} />,
        },
        {
          key: "sideRun",
          header: "Longest side run",
          numeric: true,
          render: ({ row }) => <RunCell run={row.conduct?.sideRun ?? null} />,
        },
        {
          key: "labelRun",
          header: "Longest label run",
          numeric: true,
          render: ({ row }) => <RunCell run={row.conduct?.labelRun ?? null} />,
        },
        {
          key: "repeated",
          header: "Reasons repeated",
          numeric: true,
          render: ({ row }) => <DrawnShare raw={row.conduct?.repeated ?? null} drawn={null} />,
        },
        {
          key: "entropy",
          header: "Entropy, bits",
          numeric: true,
          minor: true,
          render: ({ row }) => row.entropy !== null && groupDigits(row.entropy, 2),
        },
        {
          key: "copying",
          header: "Copying",
          stack: true,
          render: ({ row, batchId }) => row.conduct && <CopyingCell conduct={row.conduct} batchId={batchId} />,
        },
      ]}
    />
  );
}
