import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { countOf } from "#app/domain/figure.ts";
import { MILESTONE_LIST } from "#app/schedule/schedule-lists.ts";
import type { SchedulePage } from "#app/schedule/schedule-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { MilestoneStatus } from "../schedule-parts/milestone-status.tsx";

/** By due day; each opens its history. */
export function MilestonesTable({ page: { contract, milestones } }: { page: SchedulePage }) {
  return (
    <ListTable
      list={MILESTONE_LIST}
      caption="Milestones"
      sub="by due day; the delivery of each week stands above"
      rows={milestones}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/contracts/${contract.id}/milestones/${id}`}
      csvHref={`/contracts/${contract.id}/milestones.csv`}
      empty={
        <EmptyState title="No milestone is recorded.">
          Add the days that matter below: signature, calibration, first batch, improvement, invoice, deletion, renewal.
        </EmptyState>
      }
      columns={[
        {
          key: "title",
          sorts: "milestone",
          header: "Milestone",
          render: ({ title, week }) => `${title}${week ? `, by week ${week}` : ""}`,
        },
        {
          key: "due",
          sorts: "due on",
          header: "Due",
          render: ({ dueOn }) => <span className="nowrap">{dayText(dueOn)}</span>,
        },
        { key: "state", header: "State", render: ({ state }) => <MilestoneStatus state={state} /> },
        {
          key: "slip",
          sorts: "days slipped",
          header: "Slipped",
          numeric: true,
          render: ({ slippedDays, slips }) => (slips.length > 0 ? countOf(slippedDays, "day") : null),
        },
        {
          key: "why",
          sorts: "last reason",
          header: "Last reason",
          stack: true,
          render: ({ slips }) => slips.at(-1)?.reason ?? null,
        },
        {
          key: "done",
          sorts: "done on",
          header: "Done",
          render: ({ done }) => (done ? `${dayText(done.on)}, ${done.by}` : null),
        },
        { key: "owner", header: "Owner", minor: true, render: ({ owner }) => owner },
      ]}
    />
  );
}
