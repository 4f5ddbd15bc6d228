import { Count } from "#app/components/count.tsx";
import { dayText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { countOf } from "#app/domain/figure.ts";
import { weekList } from "#app/schedule/schedule-lists.ts";
import type { SchedulePage } from "#app/schedule/schedule-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { WeekReason } from "./week-reason.tsx";

type Week = SchedulePage["weeks"][number];
const total = (weeks: readonly Week[], of: (week: Week) => number | null) => (
  <Count value={weeks.reduce((sum, week) => sum + (of(week) ?? 0), 0)} />
);
const counted = (n: number | null) => (n === null ? null : <Count value={n} />);

function accepted(units: number | null, isDeemed: boolean) {
  if (units === null || !isDeemed) return counted(units);
  return (
    <>
      <Count value={units} /> <span className="sub nowrap">by silence</span>
    </>
  );
}

interface WeeksTableProps {
  page: SchedulePage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** What each week expects and what came of it. */
export function WeeksTable({ page: { contract, weeks, now }, ...form }: WeeksTableProps) {
  return (
    <ListTable
      list={weekList(contract.timeZone)}
      caption="Weeks"
      sub={`days end at midnight, ${contract.timeZone}; a week is short under 95 % of its units`}
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      csvHref={`/contracts/${contract.id}/schedule.csv`}
      fold={(week) => <WeekReason week={week} now={now} {...form} />}
      note={<Link href={`/calendars?contract=${contract.id}`}>Subscribe in a calendar program</Link>}
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        { key: "due", sorts: "due on", header: "Due", render: (week) => <DueDay week={week} /> },
        { key: "standing", sorts: "timing", header: "Standing", render: (week) => <WeekStatus week={week} /> },
        {
          key: "expected",
          sorts: "expected units",
          header: "Expected",
          numeric: true,
          render: ({ expectedUnits }) => counted(expectedUnits),
          total: total(weeks, (week) => week.expectedUnits),
        },
        {
          key: "received",
          sorts: "received rows",
          header: "Received, rows",
          numeric: true,
          minor: true,
          render: ({ receivedRows }) => counted(receivedRows),
        },
        {
          key: "valid",
          sorts: "valid units",
          header: "Valid",
          numeric: true,
          render: ({ validUnits }) => counted(validUnits),
          total: total(weeks, (week) => week.validUnits),
        },
        {
          key: "accepted",
          sorts: "accepted units",
          header: "Accepted",
          numeric: true,
          render: ({ acceptedUnits, isDeemed }) => accepted(acceptedUnits, isDeemed),
          total: total(weeks, (week) => week.acceptedUnits),
        },
        { key: "phase", header: "Phase", minor: true, render: ({ phase }) => phase },
        {
          key: "instructions",
          sorts: "instruction version",
          header: "Instructions",
          minor: true,
          render: (week) => week.instructionVersion,
        },
        {
          key: "models",
          sorts: "checkpoints",
          header: "Checkpoints",
          minor: true,
          stack: true,
          render: ({ models }) => models.join(", "),
        },
      ]}
    />
  );
}

function DueDay({ week: { dueOn, isWorkingDay } }: { week: Week }) {
  return (
    <>
      <span className="nowrap">{dayText(dueOn)}</span>
      {!isWorkingDay && <span className="sub"> not a working day</span>}
    </>
  );
}

function WeekStatus({ week: { standing } }: { week: Week }) {
  const { timing, volume, daysLate } = standing;
  const late = countOf(daysLate, "day");
  const short = volume === "short" ? ", short" : "";
  if (timing === "late") return <Status state="fail" word={`late, ${late}`} />;
  if (timing === "due") return <Status state="warn" word="due today" />;
  if (timing === "upcoming") return <Status state="insufficient" word="to come" />;
  if (timing === "delivered-late") return <Status state="warn" word={`came ${late} late${short}`} />;
  return <Status state={short ? "warn" : "pass"} word={`in time${short}`} />;
}
