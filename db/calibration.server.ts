/** Calibration rounds, their items and the answers to them. */
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { PassRule } from "#app/domain/pass-rule.ts";
import { type Db, inTransaction } from "./client.server.ts";
import {
  calibrationAnswers,
  calibrationClosures,
  calibrationFiles,
  calibrationItems,
  calibrationRounds,
} from "./schema.ts";

export type RoundRow = typeof calibrationRounds.$inferSelect & { closure: ClosureRow | null };
export type ClosureRow = typeof calibrationClosures.$inferSelect;
export type RoundFileRow = typeof calibrationFiles.$inferSelect;
export type RoundItemRow = typeof calibrationItems.$inferSelect;
export type RoundAnswerRow = typeof calibrationAnswers.$inferSelect;
export type NewRoundItem = Omit<RoundItemRow, "roundId" | "n">;
export type NewRoundAnswer = Omit<RoundAnswerRow, "roundId">;
export type NewRoundFile = Omit<RoundFileRow, "roundId" | "n">;

export interface NewRound {
  id: string;
  contractId: string;
  title: string;
  instructionVersion: string | null;
  rule: PassRule;
  createdAt: number;
  createdBy: string;
}

/** Numbered within its contract. */
export async function insertRound(db: Db, round: NewRound): Promise<number> {
  return inTransaction(db, () => {
    const last = db
      .select({ number: sql<number | null>`max(${calibrationRounds.number})` })
      .from(calibrationRounds)
      .where(eq(calibrationRounds.contractId, round.contractId))
      .get();
    const number = (last?.number ?? 0) + 1;
    db.insert(calibrationRounds)
      .values({ ...round, number })
      .run();
    return number;
  });
}

export async function roundById(db: Db, id: string): Promise<RoundRow | undefined> {
  const row = rounds(db).where(eq(calibrationRounds.id, id)).get();
  return row && { ...row.round, closure: row.closure };
}

/** In the order they were made. */
export async function roundsOf(db: Db, contractId: string): Promise<RoundRow[]> {
  const rows = rounds(db)
    .where(eq(calibrationRounds.contractId, contractId))
    .orderBy(asc(calibrationRounds.number))
    .all();
  return rows.map(({ round, closure }) => ({ ...round, closure }));
}

function rounds(db: Db) {
  return db
    .select({ round: calibrationRounds, closure: calibrationClosures })
    .from(calibrationRounds)
    .leftJoin(calibrationClosures, eq(calibrationClosures.roundId, calibrationRounds.id))
    .$dynamic();
}

export async function changeRule(db: Db, roundId: string, rule: PassRule): Promise<void> {
  db.update(calibrationRounds).set({ rule }).where(eq(calibrationRounds.id, roundId)).run();
}

export async function itemsOfRound(db: Db, roundId: string): Promise<RoundItemRow[]> {
  return db
    .select()
    .from(calibrationItems)
    .where(eq(calibrationItems.roundId, roundId))
    .orderBy(asc(calibrationItems.n))
    .all();
}

export async function answersOfRound(db: Db, roundId: string): Promise<RoundAnswerRow[]> {
  return db
    .select()
    .from(calibrationAnswers)
    .where(eq(calibrationAnswers.roundId, roundId))
    .orderBy(asc(calibrationAnswers.annotator), asc(calibrationAnswers.item))
    .all();
}

export async function countAnswers(db: Db, roundId: string): Promise<number> {
  const row = db.select({ n: count() }).from(calibrationAnswers).where(eq(calibrationAnswers.roundId, roundId)).get();
  return row?.n ?? 0;
}

export async function filesOfRound(db: Db, roundId: string): Promise<RoundFileRow[]> {
  return db
    .select()
    .from(calibrationFiles)
    .where(eq(calibrationFiles.roundId, roundId))
    .orderBy(desc(calibrationFiles.n))
    .all();
}

/** Puts items behind those there are, all or none; `file` says where they came from. */
export async function insertItems(
  db: Db,
  roundId: string,
  items: readonly NewRoundItem[],
  file: NewRoundFile | null,
): Promise<void> {
  inTransaction(db, () => {
    const row = db.select({ n: count() }).from(calibrationItems).where(eq(calibrationItems.roundId, roundId)).get();
    const first = row?.n ?? 0;
    for (const [i, item] of items.entries())
      db.insert(calibrationItems)
        .values({ ...item, roundId, n: first + i })
        .run();
    if (file) insertFile(db, roundId, file);
  });
}

/**
 * Takes answers in, all or none but for those that are there already.
 *
 * @returns how many were new: an item answered before by the same person keeps its first answer.
 */
export async function insertAnswers(
  db: Db,
  roundId: string,
  answers: readonly NewRoundAnswer[],
  file: NewRoundFile | null,
): Promise<number> {
  return inTransaction(db, () => {
    let taken = 0;
    for (const answer of answers)
      taken += db
        .insert(calibrationAnswers)
        .values({ ...answer, roundId })
        .onConflictDoNothing()
        .run().changes;
    if (file) {
      const { repeated = 0 } = file.counts;
      const counts = { ...file.counts, taken, repeated: repeated + answers.length - taken };
      insertFile(db, roundId, { ...file, counts });
    }
    return taken;
  });
}

function insertFile(db: Db, roundId: string, file: NewRoundFile): void {
  const row = db.select({ n: count() }).from(calibrationFiles).where(eq(calibrationFiles.roundId, roundId)).get();
  db.insert(calibrationFiles)
    .values({ ...file, roundId, n: row?.n ?? 0 })
    .run();
}

/** @returns false when it was closed before. */
export async function insertClosure(db: Db, closure: ClosureRow): Promise<boolean> {
  return db.insert(calibrationClosures).values(closure).onConflictDoNothing().run().changes === 1;
}

/** Whether this person has answered this item. */
export async function hasAnswered(db: Db, roundId: string, item: number, annotator: string): Promise<boolean> {
  const found = db
    .select({ n: count() })
    .from(calibrationAnswers)
    .where(
      and(
        eq(calibrationAnswers.roundId, roundId),
        eq(calibrationAnswers.item, item),
        eq(calibrationAnswers.annotator, annotator),
      ),
    )
    .get();
  return (found?.n ?? 0) > 0;
}
