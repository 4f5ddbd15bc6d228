import { type Column, Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorWeek } from "#app/review/annotator-profile.server.ts";
import { AnnotatorEstimate, DrawnShare } from "../batches.$batch.annotators/annotator-estimate.tsx";

/** Each week of each contract; a row opens the batch's annotators. */
export function AnnotatorWeeks({ name, weeks }: { name: string; weeks: readonly AnnotatorWeek[] }) {
  const several = new Set(weeks.map(({ contractId }) => contractId)).size > 1;
  const share = (key: keyof AnnotatorWeek["row"]["shrunken"], header: string): Column<AnnotatorWeek> => ({
    key,
    header,
    numeric: true,
    render: ({ row }) => <DrawnShare raw={row[key]} drawn={row.shrunken[key]} />,
  });
  return (
    <Table
      caption="By week"
      sub="Shares are drawn towards what annotators of the batch are like; raw share and n below."
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}/annotators?q=${encodeURIComponent(name)}`}
      columns={[
        {
          key: "week",
          header: "Week",
          render: ({ week, contract }) => (several ? `${contract}, week\u00a0${week}` : `Week\u00a0${week}`),
        },
        {
          key: "judgments",
          header: "Judgments",
          numeric: true,
          render: ({ row }) => groupDigits(row.judgments),
          total: groupDigits(weeks.reduce((sum, { row }) => sum + row.judgments, 0)),
        },
        share("gold", "Gold accuracy"),
        share("agreement", "Agreement"),
        {
          key: "skill",
          header: "Skill",
          numeric: true,
          render: ({ row, noSkill }) => <AnnotatorEstimate estimate={row.skill} without={noSkill} />,
        },
        share("firstSide", "First side"),
        { ...share("longerWins", "Longer wins"), minor: true },
        {
          key: "seconds",
          header: "Median s",
          numeric: true,
          minor: true,
          render: ({ row }) => row.medianSeconds && groupDigits(row.medianSeconds, 1),
        },
        {
          key: "apart",
          header: "Stands apart",
          stack: true,
          render: ({ row }) => row.apart && <span className="reason">{row.apart}</span>,
        },
      ]}
    />
  );
}
