import { isUtf8 } from "node:buffer";
import type { ParquetParsers } from "hyparquet";
import { firstJsonFault } from "./json-fault.ts";
import { RowFault } from "./row-fault.ts";

/** Text is checked instead of silently repaired; a bad cell stays with its row as a fault. */
export const CELL_PARSERS: Partial<ParquetParsers> = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && text(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && json(bytes),
};

function text(bytes: Uint8Array): string | RowFault {
  if (!isUtf8(bytes)) return new RowFault("", "utf-8", "not UTF-8; looks like another encoding or binary data");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function json(bytes: Uint8Array): unknown {
  const content = text(bytes);
  if (content instanceof RowFault) return content;
  return firstJsonFault(content) ?? JSON.parse(content);
}

/** A decoded cell as JSON would carry it: no bigint, Date, bytes or NaN; missing is null. The fault inside it, if any. */
export function plainCell(cell: unknown): unknown {
  if (typeof cell === "string" || typeof cell === "boolean" || cell instanceof RowFault) return cell;
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "number") return Number.isNaN(cell) ? null : cell;
  if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell.toString();
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString();
  if (cell instanceof Uint8Array) return text(cell);
  if (Array.isArray(cell) || ArrayBuffer.isView(cell))
    return withoutFault(Array.from(cell as Iterable<unknown>, plainCell));
  const entries = Object.entries(cell).map(([name, value]) => [name, plainCell(value)] as const);
  return entries.map(([, value]) => value).find((value) => value instanceof RowFault) ?? Object.fromEntries(entries);
}

function withoutFault(cells: unknown[]): unknown {
  return cells.find((cell) => cell instanceof RowFault) ?? cells;
}
