import { groupDigits } from "#app/domain/figure.ts";
import type { Detail } from "#app/metrics/metric.ts";
import { Table } from "./table.tsx";

export interface DetailTableProps {
  detail: Detail;
  /** Rows shown; the rest is counted. */
  most?: number;
  /** Unfolded at once, for a printed report. */
  open?: boolean;
  /** Replaces the title in the summary, e.g. "numbers"; the title then heads the table. */
  summary?: string;
  /** Where the records of a row are listed, from the row's parameters. */
  recordsHref?: (params: string) => string;
  /** All rows as a file. */
  csvHref?: string;
}

/** The numbers behind a metric, folded away. */
export function DetailTable({ detail, most = 20, open = false, summary, recordsHref, csvHref }: DetailTableProps) {
  const { title, columns, rows, rowParams } = detail;
  if (rows.length === 0) return null;
  return (
    <details open={open}>
      <summary>
        {summary ?? title}
        {summary && <span className="visually-hidden">: {title}</span>}
      </summary>
      <Table
        caption={title}
        captionHidden={!summary}
        csvHref={csvHref}
        rows={rows.slice(0, most).map((cells, i) => ({ cells, key: String(i), params: rowParams?.[i] ?? null }))}
        rowKey={({ key }) => key}
        rowHref={({ params }) => (params !== null && recordsHref ? recordsHref(params) : undefined)}
        note={rows.length > most ? `${most} of ${groupDigits(rows.length)} rows` : undefined}
        columns={columns.map((header, i) => ({
          key: String(i),
          header,
          numeric: rows.some((cells) => typeof cells[i] === "number"),
          render: (row: { cells: Detail["rows"][number] }) => cellText(row.cells[i] ?? null),
        }))}
      />
    </details>
  );
}

function cellText(cell: string | number | null): string | null {
  if (typeof cell !== "number") return cell;
  return groupDigits(cell, Number.isInteger(cell) ? 0 : 3);
}
