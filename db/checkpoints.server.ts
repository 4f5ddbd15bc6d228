/** The register of checkpoints, joined with the models that the contract itself approves. */
import { and, asc, eq } from "drizzle-orm";
import type { CheckpointEntry, KnownCheckpoint } from "#app/domain/checkpoint.ts";
import { startWeek } from "#app/domain/checkpoint-week.ts";
import { type Db, inTransaction } from "./client.server.ts";
import type { Dictionary } from "./deliveries.server.ts";
import { batches, checkpointEntries, checkpoints, deliveries, registeredCheckpoints } from "./schema.ts";

export type CheckpointFacts = Omit<typeof registeredCheckpoints.$inferSelect, "contractId">;
export type NewCheckpointEntry = Pick<CheckpointEntry, "entry" | "note" | "by" | "at"> & Partial<CheckpointEntry>;

/** By family, place and name. */
export async function knownCheckpoints(db: Db, contractId: string): Promise<KnownCheckpoint[]> {
  const agreed = db.select().from(checkpoints).where(eq(checkpoints.contractId, contractId)).all();
  const entries = db
    .select()
    .from(checkpointEntries)
    .where(eq(checkpointEntries.contractId, contractId))
    .orderBy(asc(checkpointEntries.id))
    .all();
  const registered = db
    .select()
    .from(registeredCheckpoints)
    .where(eq(registeredCheckpoints.contractId, contractId))
    .all();
  const facts = new Map(registered.map((row) => [row.model, row]));
  const weeks = new Map(agreed.map(({ model, fromWeek, toWeek }) => [model, { fromWeek, toWeek }]));
  return [...new Set([...facts.keys(), ...weeks.keys()])]
    .map((model) => {
      const { family = "", place = null, about = "", endpoint = "" } = facts.get(model) ?? {};
      return {
        ...{ model, family, place, about, endpoint },
        isRegistered: facts.has(model),
        agreed: weeks.get(model) ?? null,
        entries: entries.filter((entry) => entry.model === model),
      };
    })
    .sort(
      (a, b) =>
        a.family.localeCompare(b.family) || (a.place ?? 0) - (b.place ?? 0) || a.model.localeCompare(b.model, "en"),
    );
}

/** In which week each was first approved, for marks on a series; null = from the start, or never. */
export async function checkpointStarts(db: Db, contractId: string) {
  const weeks = db.select().from(batches).where(eq(batches.contractId, contractId)).orderBy(asc(batches.week)).all();
  return (await knownCheckpoints(db, contractId)).map((known) => ({
    model: known.model,
    fromWeek: known.agreed?.fromWeek === null && known.entries.length === 0 ? null : startWeek(known, { weeks }),
  }));
}

/** One transaction: its facts and the entries that say who registered it. */
export async function insertCheckpoint(
  db: Db,
  contractId: string,
  facts: CheckpointFacts,
  entries: readonly NewCheckpointEntry[],
): Promise<void> {
  inTransaction(db, () => {
    db.insert(registeredCheckpoints)
      .values({ ...facts, contractId })
      .run();
    for (const entry of entries) writeEntry(db, contractId, facts.model, entry);
  });
}

export async function updateCheckpoint(
  db: Db,
  contractId: string,
  { model, ...facts }: CheckpointFacts,
  entry: NewCheckpointEntry,
): Promise<void> {
  inTransaction(db, () => {
    db.update(registeredCheckpoints).set(facts).where(named(contractId, model)).run();
    writeEntry(db, contractId, model, entry);
  });
}

export async function appendCheckpointEntry(
  db: Db,
  contractId: string,
  model: string,
  entry: NewCheckpointEntry,
): Promise<void> {
  writeEntry(db, contractId, model, entry);
}

/** Only what nothing refers to; the caller asks {@link modelsDelivered} before. */
export async function deleteCheckpoint(db: Db, contractId: string, model: string): Promise<void> {
  db.delete(registeredCheckpoints).where(named(contractId, model)).run();
}

export interface DeliveredModels {
  batchId: string;
  week: number;
  deliveryId: number;
  /** Delivered again since. */
  isSuperseded: boolean;
  models: readonly string[];
}

/** The models that each delivery of a contract names, by week and version. */
export async function modelsDelivered(db: Db, contractId: string): Promise<DeliveredModels[]> {
  const rows = db
    .select({
      batchId: batches.id,
      week: batches.week,
      deliveryId: deliveries.id,
      supersededBy: deliveries.supersededBy,
      dictionary: deliveries.dictionary,
    })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(and(eq(batches.contractId, contractId), eq(deliveries.state, "ready")))
    .orderBy(asc(batches.week), asc(deliveries.version))
    .all();
  return rows.map(({ supersededBy, dictionary, ...row }) => ({
    ...row,
    isSuperseded: supersededBy !== null,
    models: (dictionary as Dictionary | null)?.models ?? [],
  }));
}

function named(contractId: string, model: string) {
  return and(eq(registeredCheckpoints.contractId, contractId), eq(registeredCheckpoints.model, model));
}

function writeEntry(db: Db, contractId: string, model: string, entry: NewCheckpointEntry): void {
  const open = { fromDay: null, toDay: null, fromAt: null, toAt: null };
  db.insert(checkpointEntries)
    .values({ ...open, ...entry, contractId, model })
    .run();
}
