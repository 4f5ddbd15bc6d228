/** A file of attributes in the place of what was known: first what would change, then the change. */
import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { attributesOfVendor, replaceAttributes } from "#db/population.server.ts";
import { sideFileText } from "../side-file-text.ts";
import { type AttributeFault, type AttributeRow, readAttributes } from "./read-attributes.ts";

export interface AttributeCount {
  attribute: string;
  annotators: number;
  values: number;
}

export interface AttributePlan {
  kind: "plan";
  annotators: number;
  attributes: AttributeCount[];
  /** What is there now and would be gone. */
  replaced: { annotators: number; values: number };
  rows: AttributeRow[];
  fileSha256: string;
}

export async function planAttributes(
  db: Db,
  vendorId: string,
  bytes: Uint8Array,
): Promise<AttributePlan | { kind: "refused"; faults: AttributeFault[] }> {
  const read = sideFileText(bytes);
  if (read.kind === "refused") return { kind: "refused", faults: [{ line: 1, field: "file", hint: read.message }] };
  const { rows, faults } = readAttributes(read.text);
  if (faults.length > 0) return { kind: "refused", faults };
  const known = await attributesOfVendor(db, vendorId);
  return {
    kind: "plan",
    annotators: annotatorsIn(rows),
    attributes: attributeCounts(rows),
    replaced: { annotators: annotatorsIn(known), values: known.length },
    rows,
    fileSha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

export async function storeAttributes(
  db: Db,
  vendorId: string,
  { rows, fileSha256 }: AttributePlan,
  by: string,
  now: number,
): Promise<void> {
  await replaceAttributes(db, vendorId, rows, { importedAt: now, importedBy: by, fileSha256 });
}

export function attributeCounts(rows: readonly AttributeRow[]): AttributeCount[] {
  const names = [...new Set(rows.map(({ attribute }) => attribute))].sort();
  return names.map((attribute) => {
    const own = rows.filter((row) => row.attribute === attribute);
    return { attribute, annotators: own.length, values: new Set(own.map(({ value }) => value)).size };
  });
}

export function annotatorsIn(rows: readonly AttributeRow[]): number {
  return new Set(rows.map(({ pseudonym }) => pseudonym)).size;
}
