/** One page of what is read from the texts of a release. */
import { VaultFault } from "./vault-fault.ts";

export type ReadPage<Row> = { kind: "rows"; rows: Row[]; hasMore: boolean } | { kind: "fault"; message: string };

/** The first so many rows; where a text cannot be read, why. */
export async function pageOrFault<Row>(size: number, read: () => Promise<AsyncIterable<Row>>): Promise<ReadPage<Row>> {
  try {
    const rows: Row[] = [];
    for await (const row of await read()) {
      if (rows.length === size) return { kind: "rows", rows, hasMore: true };
      rows.push(row);
    }
    return { kind: "rows", rows, hasMore: false };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "fault", message: error.message };
    throw error;
  }
}

/** Numbers as one parameter. @example placeText([12, 345]) // "12-345" */
export function placeText(numbers: readonly number[]): string {
  return numbers.join("-");
}

/** The other way; null for what are not so many numbers: then a list begins at its beginning. */
export function placeOfText(text: string | null, count: number): number[] | null {
  const parts = (text ?? "").split("-");
  return parts.length === count && parts.every((part) => /^\d{1,12}$/.test(part)) ? parts.map(Number) : null;
}
