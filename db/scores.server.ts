/** Imported sets of scores, kept per delivery as one array each. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { ScoreKind } from "#app/domain/score-kind.ts";
import type { ScoreColumns } from "#app/metrics/metric.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { scoreSets } from "./schema.ts";

export type ScoreSetRow = Omit<typeof scoreSets.$inferSelect, "data">;

export interface NewScoreSet {
  deliveryId: number;
  name: string;
  kind: ScoreKind;
  values: Float32Array;
  rows: number;
  unknown: number;
  fileName: string;
  fileSha256: string;
  importedAt: number;
  importedBy: string;
}

/** All of one import or none of it; a set of the same name is replaced. */
export async function storeScoreSets(db: Db, sets: readonly NewScoreSet[]): Promise<void> {
  inTransaction(db, () => {
    for (const { values, ...facts } of sets) {
      db.delete(scoreSets)
        .where(and(eq(scoreSets.deliveryId, facts.deliveryId), eq(scoreSets.name, facts.name)))
        .run();
      const scored = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
      db.insert(scoreSets)
        .values({ ...facts, scored, data: Buffer.from(values.buffer, values.byteOffset, values.byteLength) })
        .run();
    }
  });
}

export async function listScoreSets(db: Db, deliveryIds: readonly number[]): Promise<ScoreSetRow[]> {
  const { data: _, ...columns } = scoreColumns;
  return db
    .select(columns)
    .from(scoreSets)
    .where(inArray(scoreSets.deliveryId, [...deliveryIds]))
    .orderBy(asc(scoreSets.name), asc(scoreSets.id))
    .all();
}

/**
 * Every set in the order of the deliveries joined to one batch; a delivery without a set of that name counts as not scored.
 * null when there is none at all.
 */
export async function scoresOf(
  db: Db,
  deliveries: readonly { id: number; items: number; responses: number }[],
): Promise<ScoreColumns[] | null> {
  const ids = deliveries.map(({ id }) => id);
  const rows = db
    .select(scoreColumns)
    .from(scoreSets)
    .where(inArray(scoreSets.deliveryId, ids))
    .orderBy(asc(scoreSets.name), asc(scoreSets.id))
    .all();
  if (rows.length === 0) return null;
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => {
    const kind = rows.find((row) => row.name === name)?.kind ?? "reward";
    const size = (one: { items: number; responses: number }) => (kind === "trait" ? one.items : one.responses);
    const values = new Float32Array(deliveries.reduce((sum, one) => sum + size(one), 0)).fill(Number.NaN);
    let at = 0;
    for (const delivery of deliveries) {
      const row = rows.find((one) => one.name === name && one.deliveryId === delivery.id && one.kind === kind);
      if (row) values.set(floatsOf(row.data).subarray(0, size(delivery)), at);
      at += size(delivery);
    }
    return { name, kind, values };
  });
}

const scoreColumns = {
  id: scoreSets.id,
  deliveryId: scoreSets.deliveryId,
  name: scoreSets.name,
  kind: scoreSets.kind,
  data: scoreSets.data,
  scored: scoreSets.scored,
  rows: scoreSets.rows,
  unknown: scoreSets.unknown,
  fileName: scoreSets.fileName,
  fileSha256: scoreSets.fileSha256,
  importedAt: scoreSets.importedAt,
  importedBy: scoreSets.importedBy,
};

/** A copy: the driver's buffer need not lie on a multiple of four. */
function floatsOf(data: Buffer): Float32Array {
  return new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer);
}
