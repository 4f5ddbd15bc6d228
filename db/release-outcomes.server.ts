/** What became of each record in a release: columns in chunks, immutable like the release. */
import { and, asc, eq } from "drizzle-orm";
import type { OutcomeChunk } from "#app/release/outcomes.ts";
import type { Db } from "./client.server.ts";
import { releaseOutcomes } from "./schema.ts";

/** Inside the transaction that inserts the release. */
export function insertOutcomes(db: Db, releaseId: string, chunks: readonly OutcomeChunk[]): void {
  for (const { weights, reasons, splits, ...chunk } of chunks)
    db.insert(releaseOutcomes)
      .values({ ...chunk, releaseId, weights: bytesOf(weights), reasons: bytesOf(reasons), splits: bytesOf(splits) })
      .run();
}

/** Whether any are kept: releases made before there were outcomes have none. */
export async function hasOutcomes(db: Db, releaseId: string): Promise<boolean> {
  const row = db
    .select({ chunk: releaseOutcomes.chunk })
    .from(releaseOutcomes)
    .where(eq(releaseOutcomes.releaseId, releaseId))
    .limit(1)
    .get();
  return row !== undefined;
}

/** One chunk; undefined after the last. */
export async function outcomeChunk(
  db: Db,
  releaseId: string,
  deliveryId: number,
  chunk: number,
): Promise<OutcomeChunk | undefined> {
  const row = db
    .select()
    .from(releaseOutcomes)
    .where(
      and(
        eq(releaseOutcomes.releaseId, releaseId),
        eq(releaseOutcomes.deliveryId, deliveryId),
        eq(releaseOutcomes.chunk, chunk),
      ),
    )
    .orderBy(asc(releaseOutcomes.chunk))
    .get();
  if (!row) return undefined;
  const { legend, reasons, splits } = row;
  // A copy: the bytes of a blob need not begin where a 32-bit number may.
  const weights = new Float32Array(new Uint8Array(row.weights).buffer);
  return { deliveryId, chunk, weights, reasons: new Uint8Array(reasons), splits: new Uint8Array(splits), legend };
}

/** The record's id by its place, for the places of one chunk. */
export function externalIds(db: Db, deliveryId: number, from: number, to: number): string[] {
  return db.$client
    .prepare<[number, number, number], string>(
      "SELECT external_id FROM items WHERE delivery_id = ? AND n >= ? AND n < ? ORDER BY n",
    )
    .pluck()
    .all(deliveryId, from, to) as string[];
}

/** For each item of one delivery the place of the item with the same id in another; -1 where it has none. */
export function twinsOf(db: Db, deliveryId: number, items: number, otherId: number): Int32Array {
  const twins = new Int32Array(items).fill(-1);
  const pairs = db.$client
    .prepare<[number, number], [number, number]>(
      `SELECT a.n, b.n FROM items a JOIN items b ON b.delivery_id = ? AND b.external_id = a.external_id
       WHERE a.delivery_id = ?`,
    )
    .raw()
    .iterate(otherId, deliveryId);
  for (const [n, twin] of pairs) twins[n] = twin;
  return twins;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
