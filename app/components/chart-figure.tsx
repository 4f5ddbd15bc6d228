import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import { Table } from "./table.tsx";

/** What every chart is given. */
export interface ChartProps {
  /** The title: a sentence that states what the chart shows. */
  finding: ReactNode;
  /** What is plotted, with units. */
  sub?: ReactNode;
  /** The numbers as a file: what is drawn can be taken along. */
  csvHref: string;
  /** The chart's own URL, or the rows behind it. */
  href?: string;
}

export interface ChartFigureProps extends ChartProps {
  /** The numbers; the first column names the row, and opens what `hrefs` has for it. Numbers are right aligned. */
  table: {
    caption: string;
    columns: string[];
    rows: (string | null)[][];
    numeric?: boolean[];
    hrefs?: readonly (string | undefined)[];
  };
  children: ReactNode;
}

/** A figure whose caption states the finding, with the drawing, its table and its links. */
export function ChartFigure({ finding, sub, csvHref, href, table, children }: ChartFigureProps) {
  const columns = table.columns.map((header, i) => ({
    key: String(i),
    header,
    numeric: table.numeric?.[i] ?? i > 0,
    render: (row: { cells: (string | null)[] }) => row.cells[i] ?? null,
  }));
  return (
    <figure className="figure">
      <figcaption>
        <div className="finding">{finding}</div>
        {sub && <div className="sub">{sub}</div>}
      </figcaption>
      {children}
      <div className="figure-tools">
        {href && <Link href={href}>Rows behind it</Link>}
        <a href={csvHref} download>
          CSV
        </a>
        <details>
          <summary>The numbers</summary>
          <Table
            caption={table.caption}
            captionHidden
            columns={columns}
            rows={table.rows.map((cells, i) => ({ cells, key: String(i), href: table.hrefs?.[i] }))}
            rowKey={(row) => row.key}
            rowHref={(row) => row.href}
          />
        </details>
      </div>
    </figure>
  );
}
