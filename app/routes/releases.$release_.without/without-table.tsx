import { EmptyState } from "#app/components/empty-state.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { LeftOutRecord } from "#app/release/left-out-records.server.ts";
import type { WithoutPage } from "#app/release/without-page.server.ts";

interface WithoutTableProps {
  page: WithoutPage;
  rows: LeftOutRecord[];
  search: string;
}

export function WithoutTable({ page, rows, search }: WithoutTableProps) {
  const path = `/releases/${page.release.id}/without`;
  const { meaning, total, unit, weeks, isFirst, next } = page;
  return (
    <div>
      <Table
        caption={meaning}
        sub={`${groupDigits(total)} left out: ${unit === "judgment" ? "items or judgments" : "items or pairs of responses"}, in the order in which the records are written`}
        rows={rows}
        rowKey={({ deliveryId, n }) => `${deliveryId} ${n}`}
        rowHref={({ batchId, deliveryId, n }) => `/batches/${batchId}/records/${deliveryId}/${n}`}
        empty={
          <EmptyState title="Nothing is left out for this reason.">
            The reason: {meaning} That is true of no record of this release.
          </EmptyState>
        }
        csvHref={`${path}.csv${withParams(search, { after: null })}`}
        columns={[
          { key: "id", header: "Record", render: ({ id }: LeftOutRecord) => id },
          { key: "week", header: "Week", numeric: true, render: ({ week }: LeftOutRecord) => week },
          {
            key: "leftOut",
            header: "Left out",
            numeric: true,
            render: ({ leftOut }: LeftOutRecord) => groupDigits(leftOut),
          },
          {
            key: "pairs",
            header: "What it gives",
            render: ({ pairs }: LeftOutRecord) => (pairs === 0 ? "nothing" : countOf(pairs, "pair")),
          },
        ].filter(({ key }) => key !== "week" || weeks > 1)}
      />
      {rows.length > 0 && (
        <Pager
          position={countOf(rows.length, "record")}
          previousHref={isFirst ? undefined : path + withParams(search, { after: null })}
          nextHref={next === null ? undefined : path + withParams(search, { after: next })}
        />
      )}
    </div>
  );
}
