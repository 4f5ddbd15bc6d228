import { Fragment, type ReactNode, useId } from "react";
import { Link, useOpens } from "./link.tsx";
import { TableCell } from "./table-cell.tsx";
import { SortHeader } from "./table-sort.tsx";

export interface Column<Row> {
  key: string;
  /** Plain text: it also labels the cell on a narrow screen. Put the unit here. */
  header: string;
  /** Right aligned. */
  numeric?: boolean;
  /** null renders an empty cell, left out of the narrow card. */
  render: (row: Row) => ReactNode;
  /** URL of this table sorted by this column. */
  sortHref?: string;
  /** Hidden between 640 and 1080 px. */
  minor?: boolean;
  /** On a narrow screen: label above the content, for charts and long text. */
  stack?: boolean;
  /** Cell of the totals row. */
  total?: ReactNode;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Caption for assistive technology only. */
  captionHidden?: boolean;
  /** Under the caption. */
  sub?: ReactNode;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column links here; `j`/`k` move along these links. */
  rowHref?: (row: Row) => string | undefined;
  sort?: { key: string; direction: "ascending" | "descending" };
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
  csvHref?: string;
  /** Under the table, e.g. "50 of 9 962 rows". */
  note?: ReactNode;
  /** What unfolds under a row, over its whole width: a <details>, whose summary stands at the end of the row. */
  fold?: (row: Row) => ReactNode;
  /** Added to the table's class, e.g. for fixed column widths (header cells carry `col-<key>`). */
  look?: string;
}

/** A real table; the first column is each row's header. Under 640 px rows become cards. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, sub, columns, rows, rowKey, rowHref, sort, empty, csvHref, note, fold, look } = props;
  const captionId = useId();
  const opens = useOpens();
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div>
      <table className={look ? `table ${look}` : "table"} aria-labelledby={captionId}>
        <caption className={captionHidden ? "visually-hidden" : undefined}>
          <span className="title" id={captionId}>
            {caption}
          </span>
          {sub && <span className="sub">{sub}</span>}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHeader
                key={column.key}
                column={column}
                sort={sort?.key === column.key ? sort.direction : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr>
                {columns.map((column, i) => (
                  <TableCell key={column.key} column={column} head={i === 0}>
                    {i === 0 ? rowLink(rowHref?.(row), column.render(row)) : column.render(row)}
                  </TableCell>
                ))}
              </tr>
              <FoldRow columns={columns.length}>{fold?.(row)}</FoldRow>
            </Fragment>
          ))}
        </tbody>
        {columns.some((column) => column.total !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column, i) => (
                <TableCell key={column.key} column={column} head={i === 0}>
                  {column.total ?? (i === 0 ? "Total" : null)}
                </TableCell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {(note || csvHref) && (
        <div className="table-tools">
          <span>{note}</span>
          {csvHref && opens(csvHref) && (
            <a href={csvHref} download>
              CSV
            </a>
          )}
        </div>
      )}
    </div>
  );
}

function FoldRow({ columns, children }: { columns: number; children: ReactNode }) {
  if (!children) return null;
  return (
    <tr className="fold">
      <td colSpan={columns}>{children}</td>
    </tr>
  );
}

function rowLink(href: string | undefined, content: ReactNode): ReactNode {
  return href ? (
    <Link href={href} data-row="">
      {content}
    </Link>
  ) : (
    content
  );
}
