import { Link } from "./link.tsx";
import { cellClass } from "./table-cell.tsx";

export interface SortHeaderProps {
  column: { key: string; header: string; numeric?: boolean; minor?: boolean; sortHref?: string };
  sort: "ascending" | "descending" | undefined;
}

/** A column header; with `sortHref` a link whose arrow shows the direction in force. */
export function SortHeader({ column, sort }: SortHeaderProps) {
  return (
    <th scope="col" className={headClass(column)} aria-sort={sort}>
      {column.sortHref ? (
        <Link className="sort" href={column.sortHref}>
          {column.header}
          {sort && <span aria-hidden="true">{sort === "ascending" ? " ↑" : " ↓"}</span>}
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}

function headClass(column: SortHeaderProps["column"]): string {
  return [`col-${column.key}`, cellClass(column)].filter(Boolean).join(" ");
}
