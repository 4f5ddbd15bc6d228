/** The quarantined rows of a delivery, to be corrected and handed over again: their very bytes, from the vault. */

import { has, readAt, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { type DeliveryRow, deliveryById, type QuarantinedRow, quarantineOf } from "#db/deliveries.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";

const ROWS_AT_ONCE = 1000;

export type BadRows =
  | { kind: "absent"; message: string }
  /** The format keeps no place of a row, or the bytes are gone: there is nothing to cut out. */
  | { kind: "no-places"; message: string }
  | { kind: "rows"; fileName: string; chunks: AsyncGenerator<Buffer> };

export async function badRows(db: Db, vault: Vault, deliveryId: number): Promise<BadRows> {
  const delivery = await deliveryById(db, deliveryId);
  if (!delivery) return { kind: "absent", message: "There is no such delivery." };
  if (delivery.quarantined === 0) return { kind: "absent", message: "No row of this delivery was set aside." };
  const gone = await whyTextsGone(db, deliveryId, delivery.fileSha256);
  if (gone) return { kind: "no-places", message: gone };
  if (!has(vault, delivery.fileSha256))
    return { kind: "no-places", message: `The vault has no file ${delivery.fileSha256}; restore it from a backup.` };
  const [first] = await quarantineOf(db, deliveryId, 1);
  if (!first || first.offset < 0 || delivery.format.includes("+"))
    return {
      kind: "no-places",
      message: `Rows of a ${delivery.format} file have no place of their own in it. Take the CSV of lines and rules, and correct the rows in the file they came from.`,
    };
  return { kind: "rows", fileName: fileNameOf(delivery), chunks: cut(db, vault, delivery) };
}

/** Every quarantined row, oldest first, without reading them all at once. */
export async function* eachQuarantined(db: Db, deliveryId: number): AsyncGenerator<QuarantinedRow> {
  let after = 0;
  for (;;) {
    const rows = await quarantineOf(db, deliveryId, ROWS_AT_ONCE, after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.n;
  }
}

/** A row with several faults is written once. Tables begin with their header line. */
async function* cut(db: Db, vault: Vault, delivery: DeliveryRow): AsyncGenerator<Buffer> {
  const { fileSha256, format } = delivery;
  if (format === "csv" || format === "tsv") yield headerOf(vault, fileSha256, delivery.fileBytes);
  let last = -1;
  for await (const { offset, length } of eachQuarantined(db, delivery.id)) {
    if (offset < 0 || offset === last) continue;
    last = offset;
    const row = readAt(vault, fileSha256, offset, length);
    yield endsLine(row) ? row : Buffer.concat([row, NEWLINE]);
  }
}

const NEWLINE = Buffer.from("\n");
/** A header longer than this is none. */
const MOST_HEADER = 1024 * 1024;

function headerOf(vault: Vault, sha256: string, bytes: number): Buffer {
  const start = readAt(vault, sha256, 0, Math.min(bytes, MOST_HEADER));
  const end = start.indexOf(NEWLINE);
  return end < 0 ? Buffer.concat([start, NEWLINE]) : start.subarray(0, end + 1);
}

function endsLine(row: Buffer): boolean {
  return row.at(-1) === NEWLINE[0];
}

function fileNameOf({ fileName, format }: DeliveryRow): string {
  const stem = fileName.replace(/\.[^.]*$/, "") || "delivery";
  return `${stem}-to-correct.${format === "json" ? "jsonl" : format}`;
}
