import { EmptyState } from "#app/components/empty-state.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { InspectPage } from "#app/inspection/inspect-page.server.ts";
import { endWords } from "../inspection-parts/end-words.ts";

/** What was drawn from the batch so far, and what came of it. */
export function InspectionsTable({ page, now }: { page: InspectPage; now: number }) {
  if (page.inspections.length === 0)
    return (
      <EmptyState title="Nothing of this batch was inspected yet.">
        Choose a plan below, see what it protects against, and draw. Two people review the sample blind; the plan says
        whether the lot is accepted, and that enters the recommendation.
      </EmptyState>
    );
  return (
    <Table
      caption="Inspections"
      sub="newest first; an inspection is never deleted, and one that refuses the lot is not undone by another draw"
      rows={page.inspections}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/inspections/${id}`}
      columns={[
        { key: "number", header: "Inspection", render: ({ number }) => `Inspection ${number}` },
        { key: "state", header: "State", render: ({ end }) => <Status {...endWords(end)} /> },
        { key: "settled", header: "Settled", numeric: true, render: ({ settled }) => groupDigits(settled) },
        { key: "drawn", header: "Drawn", numeric: true, render: ({ drawn }) => groupDigits(drawn) },
        { key: "sentence", header: "Result", stack: true, render: ({ sentence }) => sentence },
        { key: "about", header: "Plan", stack: true, minor: true, render: ({ about }) => about },
        {
          key: "when",
          header: "Drawn by",
          minor: true,
          render: ({ drawnBy, drawnAt }) => (
            <>
              {drawnBy}, <When at={drawnAt} now={now} />
            </>
          ),
        },
      ]}
    />
  );
}
