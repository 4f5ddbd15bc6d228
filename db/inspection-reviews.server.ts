/** Reviewing: the blind answers, and what was said once the label was shown. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { ReviewVerdict } from "#app/domain/inspection.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { type Hold, keep, mayHold } from "./inspection-holds.server.ts";
import { hasEnded, type OutcomeRow } from "./inspections.server.ts";
import {
  inspectionAnswers,
  inspectionOutcomes,
  inspectionReservations,
  inspectionRulings,
  inspections,
} from "./schema.ts";

export type AnswerRow = typeof inspectionAnswers.$inferSelect;
export type RulingRow = typeof inspectionRulings.$inferSelect;

export type Taken = { kind: "taken" } | { kind: "ended" } | { kind: "lost" } | { kind: "repeated" };

/** Keeps a blind answer. lost: the hold ran out and somebody else has the item, or it is settled. */
export async function insertBlindAnswer(
  db: Db,
  answer: Omit<AnswerRow, "inspectionId" | "reviewer" | "reviewerKey">,
  hold: Hold,
): Promise<Taken> {
  return inTransaction(db, () => {
    const { inspectionId, reviewer } = hold;
    if (hasEnded(db, inspectionId)) return { kind: "ended" };
    if (!mayHold(db, hold, answer.n)) return { kind: "lost" };
    keep(db, hold, answer.n);
    const { changes } = db
      .insert(inspectionAnswers)
      .values({ ...answer, inspectionId, reviewer: reviewer.name, reviewerKey: reviewer.key })
      .onConflictDoNothing()
      .run();
    return { kind: changes === 1 ? "taken" : "repeated" };
  });
}

/**
 * Keeps what was said of the label, frees the item, and ends the inspection when `endOf` says that it is complete: all of
 * it or nothing.
 */
export async function insertRuling(
  db: Db,
  { n, verdict, note }: { n: number; verdict: ReviewVerdict; note: string },
  hold: Hold,
  endOf: (rulings: readonly RulingRow[]) => Omit<OutcomeRow, "inspectionId"> | null,
): Promise<Taken | { kind: "unanswered" }> {
  return inTransaction(db, () => {
    const { inspectionId, reviewer, now } = hold;
    if (hasEnded(db, inspectionId)) return { kind: "ended" };
    if (!mayHold(db, hold, n)) return { kind: "lost" };
    if (!answerOf(db, inspectionId, n, reviewer.key)) return { kind: "unanswered" };
    const earlier = db
      .select({ opinion: inspectionRulings.opinion })
      .from(inspectionRulings)
      .where(and(eq(inspectionRulings.inspectionId, inspectionId), eq(inspectionRulings.n, n)))
      .all();
    const ruling = { inspectionId, n, opinion: earlier.length + 1, verdict, note, ruledAt: now };
    db.insert(inspectionRulings)
      .values({ ...ruling, reviewer: reviewer.name, reviewerKey: reviewer.key })
      .run();
    db.delete(inspectionReservations)
      .where(and(eq(inspectionReservations.inspectionId, inspectionId), eq(inspectionReservations.n, n)))
      .run();
    const outcome = endOf(rulings(db, inspectionId));
    if (outcome)
      db.insert(inspectionOutcomes)
        .values({ ...outcome, inspectionId })
        .run();
    return { kind: "taken" };
  });
}

/** @returns false when it had ended before. */
export async function insertOutcome(db: Db, outcome: OutcomeRow): Promise<boolean> {
  return db.insert(inspectionOutcomes).values(outcome).onConflictDoNothing().run().changes === 1;
}

export async function rulingsOf(db: Db, inspectionId: string): Promise<RulingRow[]> {
  return rulings(db, inspectionId);
}

export async function answersOf(db: Db, inspectionId: string): Promise<AnswerRow[]> {
  return db
    .select()
    .from(inspectionAnswers)
    .where(eq(inspectionAnswers.inspectionId, inspectionId))
    .orderBy(asc(inspectionAnswers.n), asc(inspectionAnswers.answeredAt))
    .all();
}

export async function blindAnswer(db: Db, inspectionId: string, n: number, reviewerKey: string) {
  return answerOf(db, inspectionId, n, reviewerKey);
}

function answerOf(db: Db, inspectionId: string, n: number, reviewerKey: string): AnswerRow | undefined {
  return db
    .select()
    .from(inspectionAnswers)
    .where(
      and(
        eq(inspectionAnswers.inspectionId, inspectionId),
        eq(inspectionAnswers.n, n),
        eq(inspectionAnswers.reviewerKey, reviewerKey),
      ),
    )
    .get();
}

function rulings(db: Db, inspectionId: string): RulingRow[] {
  return db
    .select()
    .from(inspectionRulings)
    .where(eq(inspectionRulings.inspectionId, inspectionId))
    .orderBy(asc(inspectionRulings.n), asc(inspectionRulings.opinion))
    .all();
}

/** Everybody who answered or ruled on an item of these batches, by name. */
export async function reviewersOf(db: Db, batchIds: readonly string[]): Promise<string[]> {
  const rows = db
    .selectDistinct({ reviewer: inspectionAnswers.reviewer })
    .from(inspectionAnswers)
    .innerJoin(inspections, eq(inspections.id, inspectionAnswers.inspectionId))
    .where(inArray(inspections.batchId, [...batchIds]))
    .all();
  return rows.map(({ reviewer }) => reviewer);
}
