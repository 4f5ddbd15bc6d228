import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BurnDown } from "#app/components/burn-down.tsx";
import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { MARK_LIST } from "#app/schedule/schedule-lists.ts";
import { timelinePage } from "#app/schedule/timeline-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { MarksLanes } from "./marks-lanes.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await timelinePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export default function TimelineOfContract() {
  const { contract, weeks, marks } = useLoaderData<typeof loader>().page;
  const sum = (of: (week: (typeof weeks)[number]) => number | null) =>
    groupDigits(weeks.reduce((total, week) => total + (of(week) ?? 0), 0));
  return (
    <>
      <Section
        title="Timeline"
        sub="Each dot is in the week in whose time it falls, with its day; it opens what it stands for."
      >
        <BurnDown
          finding={`${sum((week) => week.validUnits)} of ${sum((week) => week.expectedUnits)} units delivered, ${sum((week) => week.acceptedUnits)} accepted`}
          sub="planned, delivered and accepted, by week"
          unit="Units"
          csvHref={`/contracts/${contract.id}/schedule.csv`}
          weeks={weeks.map(({ week, batchId, expectedUnits, validUnits, acceptedUnits }) => ({
            label: `week ${week}`,
            planned: expectedUnits,
            delivered: validUnits,
            accepted: acceptedUnits,
            href: `/batches/${batchId}`,
          }))}
        />
        <MarksLanes weeks={weeks.map(({ week }) => week)} marks={marks} />
      </Section>
      <ListTable
        list={MARK_LIST}
        caption="What happened when"
        sub={`days of ${contract.timeZone}`}
        rows={marks}
        rowKey={({ kind, on, what, href }) => `${kind} ${on} ${what} ${href}`}
        csvHref={`/contracts/${contract.id}/timeline.csv`}
        empty={<EmptyState title="Nothing is on record yet.">Milestones are added under Schedule.</EmptyState>}
        columns={[
          { key: "on", sorts: "day", header: "Day", render: ({ on }) => <span className="nowrap">{dayText(on)}</span> },
          { key: "week", header: "Week", numeric: true, render: ({ week }) => week ?? "after" },
          { key: "kind", header: "Kind", render: ({ kind }) => kind },
          { key: "what", header: "What", stack: true, render: ({ what, href }) => <Link href={href}>{what}</Link> },
        ]}
      />
    </>
  );
}
