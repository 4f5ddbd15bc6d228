import { expect, it } from "vitest";
import { Table, type TableProps } from "#app/components/table.tsx";
import { markup, words } from "./markup.ts";

interface Row {
  id: string;
  n: number;
}

const props: TableProps<Row> = {
  caption: "Annotators",
  columns: [
    { key: "id", header: "Annotator", render: (row) => row.id, sortHref: "?sort=id" },
    { key: "n", header: "Judgments", numeric: true, render: (row) => row.n, sortHref: "?sort=-n", total: 7 },
    { key: "note", header: "Note", render: () => null },
  ],
  rows: [
    { id: "w-1", n: 3 },
    { id: "w-2", n: 4 },
  ],
  rowKey: (row) => row.id,
  rowHref: (row) => `/annotators/${row.id}`,
  sort: { key: "n", direction: "descending" },
};

it("labels every cell with its header, for the narrow screen", () => {
  const html = markup(<Table {...props} />);
  expect(html).toContain('<th scope="row" data-label="Annotator">');
  expect(html).toContain('<td data-label="Judgments" class="numeric">3</td>');
});

it("links each row from its first cell", () => {
  expect(markup(<Table {...props} />)).toContain('<a href="/annotators/w-2" data-row="">w-2</a>');
});

it("marks an empty cell so that the card leaves it out", () => {
  expect(markup(<Table {...props} />)).toContain('<td data-label="Note" class="blank"></td>');
});

it("sorts by links and says which sort is in force", () => {
  const html = markup(<Table {...props} />);
  expect(html).toContain('<th scope="col" class="col-id"><a class="sort" href="?sort=id">Annotator</a></th>');
  expect(html).toContain('class="col-n numeric" aria-sort="descending"><a class="sort" href="?sort=-n">');
});

it("totals the columns that have one", () => {
  const foot = markup(<Table {...props} />).match(/<tfoot>.*<\/tfoot>/)?.[0];
  expect(foot).toContain('data-label="Annotator">Total</th>');
  expect(foot).toContain('<td data-label="Judgments" class="numeric">7</td>');
});

it("has no totals row when no column has a total", () => {
  const columns = props.columns.map(({ total, ...column }) => column);
  expect(markup(<Table {...props} columns={columns} />)).not.toContain("<tfoot>");
});

it("shows the empty state in place of a table without rows", () => {
  expect(words(<Table {...props} rows={[]} empty={<p>Nobody yet.</p>} />)).toBe("Nobody yet.");
});

it("offers the CSV", () => {
  expect(markup(<Table {...props} csvHref="/a.csv" />)).toContain('<a href="/a.csv" download="">CSV</a>');
});
