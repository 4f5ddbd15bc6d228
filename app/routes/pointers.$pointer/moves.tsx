import { Link } from "#app/components/link.tsx";
import { When } from "#app/components/when.tsx";
import { filterName } from "#app/domain/list.ts";
import { MOVE_LIST } from "#app/release/release-lists.ts";
import type { NamedMove } from "#db/pointers.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function Moves({ moves, now }: { moves: NamedMove[]; now: number }) {
  return (
    <ListTable
      list={{ ...MOVE_LIST, filters: [] }}
      caption="History"
      sub="Newest first; a move is never changed or removed."
      rows={moves}
      rowKey={({ id }) => String(id)}
      csvHref={`/pointers.csv?${new URLSearchParams({ [filterName(MOVE_LIST, "pointer")]: moves[0]?.pointer ?? "" })}`}
      empty={<p className="sub">It was never moved.</p>}
      columns={[
        {
          key: "at",
          sorts: "moved at",
          header: "Moved",
          render: ({ movedAt }) => <When at={movedAt} now={now} withTime />,
        },
        {
          key: "release",
          header: "To",
          render: ({ release, releaseId }) =>
            releaseId === null ? "nothing" : <Link href={`/releases/${releaseId}`}>{release}</Link>,
        },
        { key: "by", sorts: "moved by", header: "By", render: ({ by }) => by },
        { key: "reason", header: "Reason", stack: true, render: ({ reason }) => reason },
      ]}
    />
  );
}
