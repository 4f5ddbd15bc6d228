import { EmptyState } from "#app/components/empty-state.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { InspectPage } from "#app/inspection/inspect-page.server.ts";
import { INSPECTION_LIST } from "#app/inspection/inspection-lists.ts";
import { endWords } from "../inspection-parts/end-words.ts";
import { ListTable } from "../list-parts/list-table.tsx";

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
    <ListTable
      list={INSPECTION_LIST}
      csvHref={`/batches/${page.batchId}/lists/inspections.csv`}
      caption="Inspections"
      sub="newest first; an inspection is never deleted, and one that refuses the lot is not undone by another draw"
      rows={page.inspections}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/inspections/${id}`}
      columns={[
        { key: "number", sorts: "inspection", header: "Inspection", render: ({ number }) => `Inspection ${number}` },
        { key: "state", sorts: null, header: "State", render: ({ end }) => <Status {...endWords(end)} /> },
        { key: "settled", header: "Settled", numeric: true, render: ({ settled }) => groupDigits(settled) },
        { key: "drawn", header: "Drawn", numeric: true, render: ({ drawn }) => groupDigits(drawn) },
        { key: "sentence", sorts: "result", header: "Result", stack: true, render: ({ sentence }) => sentence },
        { key: "about", sorts: "plan", header: "Plan", stack: true, minor: true, render: ({ about }) => about },
        {
          key: "when",
          sorts: "drawn at",
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
