import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import type { SavedSlicesPage, SavedSort } from "#app/review/saved-slices.server.ts";

interface SavedSlicesTableProps {
  rows: SavedSlicesPage["rows"];
  now: number;
  /** Of the list itself; a table on another screen is not sorted. */
  sorting?: { sort: SavedSort; descending: boolean; search: string };
}

export function SavedSlicesTable({ rows, now, sorting }: SavedSlicesTableProps) {
  const sortHref = (key: SavedSort) =>
    sorting &&
    `/slices${withParams(sorting.search, { sort: sorting.sort === key && sorting.descending ? key : `-${key}` })}`;
  return (
    <Table
      caption="Saved slices"
      sub={countOf(rows.length, "slice")}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowHref={(row) => `/slices/${row.id}`}
      sort={sorting && { key: sorting.sort, direction: sorting.descending ? "descending" : "ascending" }}
      csvHref={sorting && `/slices.csv${withParams(sorting.search, {})}`}
      empty={<p className="sub">No saved slice is of this kind.</p>}
      columns={[
        { key: "name", header: "Name", sortHref: sortHref("name"), render: (row) => row.name },
        { key: "about", header: "What it holds", stack: true, render: (row) => row.about },
        {
          key: "contract",
          header: "Applies to",
          sortHref: sortHref("contract"),
          render: (row) => `${row.contract}, ${row.week === null ? "every week" : `week ${row.week}`}`,
        },
        {
          key: "state",
          header: "State",
          minor: true,
          render: (row) => (row.archived ? `archived by ${row.archived.by}` : "in use"),
        },
        { key: "author", header: "By", minor: true, sortHref: sortHref("author"), render: (row) => row.author },
        {
          key: "saved",
          header: "Saved",
          minor: true,
          sortHref: sortHref("saved"),
          render: (row) => <When at={row.createdAt} now={now} />,
        },
      ]}
    />
  );
}
