import type { ReactNode } from "react";

export interface TableCellProps {
  column: { header: string; numeric?: boolean; minor?: boolean; stack?: boolean };
  /** The row's header cell. */
  head: boolean;
  children: ReactNode;
}

/** `data-label` names the cell where the table has become cards. */
export function TableCell({ column, head, children }: TableCellProps) {
  const blank = children === null || children === undefined || children === "";
  const className = cellClass(column, blank);
  if (head) {
    return (
      <th scope="row" data-label={column.header} className={className}>
        {children}
      </th>
    );
  }
  return (
    <td data-label={column.header} className={className}>
      {children}
    </td>
  );
}

export function cellClass({ numeric, minor, stack }: TableCellProps["column"], blank = false): string | undefined {
  const names = [numeric && "numeric", minor && "minor", stack && "stack", blank && "blank"].filter(Boolean);
  return names.length > 0 ? names.join(" ") : undefined;
}
