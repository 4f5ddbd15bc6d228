import { useLocation } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { type Column, Table, type TableProps } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { filterName, type List, type ListFilter, listed, sortName } from "#app/domain/list.ts";

export interface ListColumn<Row> extends Column<Row> {
  /** The column of the list that this one shows, where it has another name; null: it cannot be ordered by. */
  sorts?: string | null;
}

export interface ListTableProps<Row> extends Omit<TableProps<Row>, "columns" | "rows" | "sort" | "csvHref"> {
  list: List<Row>;
  rows: readonly Row[];
  columns: ListColumn<Row>[];
  /** The address of its CSV, without order and filters. */
  csvHref: string;
  /** How many rows are shown; all are in the CSV. */
  most?: number;
}

/** A table whose order and filters stand in the address of the page; its CSV has the rows that are shown. */
export function ListTable<Row>({ list, rows, columns, csvHref, most, note, empty, ...table }: ListTableProps<Row>) {
  const { search } = useLocation();
  const shown = listed(list, rows, new URLSearchParams(search));
  const here = (name: string, value: string | null) => withParams(search, { [name]: value }) || "?";
  const sortHref = (key: string) =>
    here(sortName(list), shown.sort?.key === key && shown.sort.direction === "ascending" ? `-${key}` : key);
  const sorted = columns.find((column) => cellOf(column) === shown.sort?.key);
  const own = [...new URLSearchParams(search)].filter(([name]) => name.startsWith(`${list.name}-`));
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div>
      {shown.filters.filter(isWorthIt).map((filter) => (
        <FilterChoices
          key={filter.column}
          of={list.name}
          filter={filter}
          all={rows.length}
          hrefOf={(value) => here(filterName(list, filter.column), value)}
        />
      ))}
      <Table
        {...table}
        rows={shown.rows.slice(0, most)}
        columns={columns.map((column) => {
          const key = cellOf(column);
          const isSortable = rows.length > 1 && key !== null && Object.hasOwn(list.cells, key);
          return {
            ...column,
            // A sum over rows that are not shown would not be the sum of the column.
            total: shown.rows.length < shown.all ? undefined : column.total,
            sortHref: isSortable ? sortHref(key) : undefined,
          };
        })}
        sort={sorted && shown.sort && { key: sorted.key, direction: shown.sort.direction }}
        csvHref={csvHref + query(csvHref, own)}
        note={noteOf(shown, most) ?? note}
      />
    </div>
  );
}

function cellOf({ key, sorts }: { key: string; sorts?: string | null }): string | null {
  return sorts === undefined ? key : sorts;
}

function query(href: string, own: [string, string][]): string {
  if (own.length === 0) return "";
  return `${href.includes("?") ? "&" : "?"}${new URLSearchParams(own)}`;
}

function noteOf({ rows, all }: { rows: readonly unknown[]; all: number }, most = Number.POSITIVE_INFINITY) {
  if (rows.length > most) return `The first ${most} of ${rows.length}; all are in the CSV.`;
  return rows.length < all ? `${rows.length} of ${all}` : undefined;
}

function isWorthIt({ values, chosen }: ListFilter): boolean {
  return values.length > 1 || chosen !== null;
}

interface FilterChoicesProps {
  /** The list. */
  of: string;
  filter: ListFilter;
  all: number;
  hrefOf: (value: string | null) => string;
}

function FilterChoices({ of, filter: { column, chosen, values }, all, hrefOf }: FilterChoicesProps) {
  const choices = [
    { value: null, text: "all", rows: all },
    ...values.map((one) => ({ ...one, text: wordsOf(one.value) })),
  ];
  return (
    <Choices
      of={of}
      label={column.charAt(0).toUpperCase() + wordsOf(column).slice(1)}
      choices={choices.map(({ value, text, rows }) => ({
        key: value ?? "",
        label: `${text} ${rows}`,
        href: hrefOf(value),
        current: value === chosen,
      }))}
    />
  );
}

const wordsOf = (value: string) => value.replaceAll(/[_-]/g, " ");
