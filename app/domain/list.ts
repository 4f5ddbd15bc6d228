/** A list as people sort, filter, link and take it away: what its columns hold, apart from how they look. */

export type Cell = string | number | null;

export interface List<Row> {
  /** Before its order and its filters in the address, so that several lists share a page: "invoices-sort=-dated". */
  name: string;
  /** By column: what stands in the CSV, what the list is ordered by, what a filter compares. */
  cells: Readonly<Record<string, (row: Row) => Cell>>;
  /** Columns of few values, by which the list can be narrowed. */
  filters?: readonly string[];
}

export interface ListFilter {
  column: string;
  /** null shows every row. */
  chosen: string | null;
  /** In the order in which the rows have them, each with how many rows it leaves under the other filters. */
  values: { value: string; rows: number }[];
}

export interface Listed<Row> {
  rows: Row[];
  all: number;
  /** undefined: in the order in which the list was made. */
  sort: { key: string; direction: "ascending" | "descending" } | undefined;
  filters: ListFilter[];
}

/** What the address asks for; an order or a filter that the list does not know is as if it were not there. */
export function listed<Row>(list: List<Row>, rows: readonly Row[], search: URLSearchParams): Listed<Row> {
  const asked = (list.filters ?? []).map((column) => ({
    column,
    chosen: search.get(filterName(list, column)) || null,
  }));
  const passes = (row: Row, except?: string) =>
    asked.every(
      ({ column, chosen }) => column === except || chosen === null || textOf(list.cells[column]?.(row)) === chosen,
    );
  const filters = asked.map(({ column, chosen }) => {
    const counts = new Map<string, number>(chosen === null ? [] : [[chosen, 0]]);
    for (const row of rows) {
      const value = textOf(list.cells[column]?.(row));
      counts.set(value, (counts.get(value) ?? 0) + Number(passes(row, column)));
    }
    return { column, chosen, values: [...counts].map(([value, n]) => ({ value, rows: n })) };
  });
  const sort = sortOf(list, search);
  const found = rows.filter((row) => passes(row));
  const cell = sort && list.cells[sort.key];
  if (sort && cell) {
    const sign = sort.direction === "ascending" ? 1 : -1;
    found.sort((a, b) => compareCells(cell(a), cell(b), sign));
  }
  return { rows: found, all: rows.length, sort, filters };
}

export const sortName = (list: { name: string }) => `${list.name}-sort`;
export const filterName = (list: { name: string }, column: string) => `${list.name}-${column.replaceAll(" ", "-")}`;

/** How an empty cell stands in the address and in a filter. */
const NOTHING = "none";

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined || cell === "" ? NOTHING : String(cell);
}

function sortOf<Row>(list: List<Row>, search: URLSearchParams): Listed<Row>["sort"] {
  const asked = search.get(sortName(list)) ?? "";
  const key = asked.replace(/^-/, "");
  if (!Object.hasOwn(list.cells, key)) return undefined;
  return { key, direction: asked.startsWith("-") ? "descending" : "ascending" };
}

/** Numbers by size, words without regard to case, empty cells last whichever the direction. */
export function compareCells(a: Cell, b: Cell, sign: number): number {
  if (a === null || a === "") return b === null || b === "" ? 0 : 1;
  if (b === null || b === "") return -1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  const [x, y] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return x < y ? -sign : x > y ? sign : 0;
}
