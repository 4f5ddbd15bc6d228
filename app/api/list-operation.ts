/**
 * A list of the screens as an operation: the columns, the order and the filters are those of the list that its page and
 * its CSV have, so that one entry of a list serves all three.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { isKept } from "#app/domain/kept-fields.ts";
import { type Cell, filterName, type List, listed, sortName } from "#app/domain/list.ts";
import { cursorOf, keyOfCursor, type PageAsked, pageQuery, pageSchema, USUAL } from "./cursor.ts";
import { type ApiNeed, type Asked, type Example, operation } from "./operation.ts";

type Rows<Row> = readonly Row[] | { list: List<Row>; rows: readonly Row[] };

interface ListSpec<P extends z.core.$ZodShape, Row> {
  id: string;
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  params?: P;
  list: List<Row>;
  /** Besides the columns: identifiers for other operations. */
  also?: Readonly<Record<string, (row: Row) => Cell>>;
  example?: Example;
  /** The rows; with a list of their own where its cells depend on more than the row, such as the currency. */
  rows(asked: Asked<z.output<z.ZodObject<P>>, unknown, undefined>): Promise<Rows<Row>>;
}

type ListQuery = PageAsked & { sort?: string } & Record<string, string | number | undefined>;
type Item = Record<string, Cell>;

export function listOperation<Row, P extends z.core.$ZodShape = Record<never, never>>(spec: ListSpec<P, Row>) {
  const { list, also = {}, params = {} as P, example = {}, rows, ...said } = spec;
  const cell = z.union([z.string(), z.number()]).nullable();
  const columns = Object.keys(list.cells).map(fieldName);
  const item = z.object(Object.fromEntries([...Object.keys(also), ...columns].map((name) => [name, cell])));
  const made = operation({
    ...said,
    ...{ params, example, answer: pageSchema(item), query: queryOf(list, columns) },
    async handle(asked) {
      const given = await rows(asked as unknown as Asked<z.output<z.ZodObject<P>>, unknown, undefined>);
      const own = "rows" in given ? given : { list, rows: given };
      const query = asked.query as ListQuery;
      const shown = listed(own.list, own.rows, searchOf(own.list, query)).rows;
      return part(
        shown.map((row) => itemOf(row, { ...also, ...own.list.cells })),
        query,
      );
    },
  });
  return made;
}

function queryOf<Row>(list: List<Row>, columns: readonly string[]) {
  const sort = z
    .enum(columns.flatMap((name) => [name, `-${name}`]))
    .optional()
    .meta({ description: "By which field, with - from the greatest; as it was made when left out." });
  const filters = (list.filters ?? []).map((column) => [
    fieldName(column),
    z.string().max(500).optional().meta({ description: "Only rows with this value; `none` for those without." }),
  ]);
  return { ...pageQuery, sort, ...Object.fromEntries(filters) } as typeof pageQuery;
}

function searchOf<Row>(list: List<Row>, query: ListQuery): URLSearchParams {
  const search = new URLSearchParams();
  const key = Object.keys(list.cells).find((one) => fieldName(one) === query.sort?.replace(/^-/, ""));
  if (key !== undefined) search.set(sortName(list), query.sort?.startsWith("-") ? `-${key}` : key);
  for (const column of list.filters ?? []) {
    const wanted = query[fieldName(column)];
    if (wanted !== undefined) search.set(filterName(list, column), String(wanted));
  }
  return search;
}

function itemOf<Row>(row: Row, cells: Readonly<Record<string, (row: Row) => Cell>>): Item {
  const shown = (cell: Cell) => (typeof cell === "number" && isKept(cell) ? null : cell);
  return Object.fromEntries(Object.entries(cells).map(([name, of]) => [fieldName(name), shown(of(row))]));
}

/** Rows of a list have no key in common: the last one shown is found again by what it says. */
function part(items: readonly Item[], asked: PageAsked) {
  return positioned(items, (item) => JSON.stringify(item), asked);
}

/**
 * A page of rows whose order is not that of any key: it begins behind the last row shown, or where that was.
 *
 * @param sayOf what tells rows apart; where two say the same, the nearest is meant
 */
export function positioned<T>(rows: readonly T[], sayOf: (row: T) => string, { limit = USUAL, cursor }: PageAsked) {
  const printOf = (row: T) => createHash("sha256").update(sayOf(row)).digest("base64url").slice(0, 16);
  const [at = -1, print = ""] = cursor === undefined ? [] : keyOfCursor(cursor);
  const places = cursor === undefined ? [] : rows.flatMap((row, i) => (printOf(row) === print ? [i] : []));
  const near = places.sort((a, b) => Math.abs(a - Number(at)) - Math.abs(b - Number(at)))[0];
  const from = (near ?? Number(at)) + 1;
  const items = rows.slice(from, from + limit);
  const last = items.at(-1);
  const next = last && rows.length > from + limit ? cursorOf([from + items.length - 1, printOf(last)]) : null;
  return { items, next };
}

/** @example fieldName("clock ends") // "clockEnds" */
export function fieldName(column: string): string {
  return column.replace(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
