import { When } from "#app/components/when.tsx";
import { READINESS_NOTES } from "#app/contracts/contract-lists.ts";
import type { ReadinessPage } from "#app/contracts/readiness-page.server.ts";
import { READINESS } from "#app/domain/readiness.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { ReadinessMark } from "./checklist.tsx";

export function ReadinessHistory({ page: { contract, history, now } }: { page: ReadinessPage }) {
  if (history.length === 0) return null;
  return (
    <ListTable
      list={READINESS_NOTES}
      csvHref={`/contracts/${contract.id}/lists/notes.csv`}
      caption="Notes"
      sub="newest first"
      rows={history}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "item", header: "Item", render: ({ item }) => READINESS[item].title },
        { key: "state", header: "State", render: ({ state }) => <ReadinessMark state={state} /> },
        { key: "evidence", header: "Evidence", stack: true, render: ({ evidence, link }) => evidence || link || null },
        { key: "owner", header: "Owner", render: ({ owner }) => owner },
        {
          key: "noted",
          sorts: "noted at",
          header: "Noted",
          render: ({ at, by }) => (
            <>
              <When at={at} now={now} withTime /> by {by}
            </>
          ),
        },
      ]}
    />
  );
}
