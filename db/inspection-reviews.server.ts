/** Reviewing: who holds which item, the blind answers, and what was said once the label was shown. */
import { and, asc, eq, gt, isNull, lte, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReviewVerdict } from "#app/domain/inspection.ts";
import { type Db, inTransaction } from "./client.server.ts";
import type { OutcomeRow } from "./inspections.server.ts";
import {
  inspectedItems,
  inspectionAnswers,
  inspectionOutcomes,
  inspectionReservations,
  inspectionRulings,
} from "./schema.ts";

export type AnswerRow = typeof inspectionAnswers.$inferSelect;
export type RulingRow = typeof inspectionRulings.$inferSelect;
export type NewRuling = Omit<RulingRow, "opinion">;

/** One person whichever way the name is typed. */
export interface Reviewer {
  name: string;
  key: string;
}

/** @param until when the hold ends, in UTC milliseconds. */
export interface Hold {
  inspectionId: string;
  reviewer: Reviewer;
  now: number;
  until: number;
}

/**
 * The item that the reviewer holds already, or else the first that nobody holds and this reviewer can say something about;
 * null when there is none. Holds that ran out are given up first. Two connections never get the same item.
 */
export async function reserveNext(db: Db, hold: Hold): Promise<number | null> {
  return inTransaction(db, () => {
    const { inspectionId, reviewer, now, until } = hold;
    if (hasEnded(db, inspectionId)) return null;
    const mine = heldBy(db, inspectionId, reviewer.key);
    if (mine !== undefined && isOpenTo(db, inspectionId, reviewer.key, mine)) {
      keep(db, hold, mine);
      return mine;
    }
    db.delete(inspectionReservations)
      .where(
        and(
          eq(inspectionReservations.inspectionId, inspectionId),
          or(lte(inspectionReservations.expiresAt, now), eq(inspectionReservations.reviewerKey, reviewer.key)),
        ),
      )
      .run();
    const next = openItems(db, inspectionId)
      .where(and(isOpen(inspectionId, reviewer.key), isNull(inspectionReservations.n)))
      .orderBy(asc(inspectedItems.n))
      .limit(1)
      .get();
    if (!next) return null;
    db.insert(inspectionReservations)
      .values({ inspectionId, n: next.n, reviewer: reviewer.name, reviewerKey: reviewer.key, expiresAt: until })
      .run();
    return next.n;
  });
}

/** The item that the reviewer holds, whether or not the hold ran out; undefined for none. */
export async function reservedItem(db: Db, inspectionId: string, reviewerKey: string): Promise<number | undefined> {
  return heldBy(db, inspectionId, reviewerKey);
}

export async function giveBack(db: Db, inspectionId: string, reviewerKey: string): Promise<void> {
  db.delete(inspectionReservations)
    .where(
      and(eq(inspectionReservations.inspectionId, inspectionId), eq(inspectionReservations.reviewerKey, reviewerKey)),
    )
    .run();
}

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

/** Items held now, by anybody. */
export async function countHeld(db: Db, inspectionId: string, now: number): Promise<number> {
  return db
    .select({ n: inspectionReservations.n })
    .from(inspectionReservations)
    .where(and(eq(inspectionReservations.inspectionId, inspectionId), gt(inspectionReservations.expiresAt, now)))
    .all().length;
}

const first = alias(inspectionRulings, "first_opinion");
const second = alias(inspectionRulings, "second_opinion");

/** Items with their opinions and holds; the first opinion of a defect leaves an item open to everybody else. */
function openItems(db: Db, inspectionId: string) {
  const { n } = inspectedItems;
  return db
    .select({ n })
    .from(inspectedItems)
    .leftJoin(first, and(eq(first.inspectionId, inspectionId), eq(first.n, n), eq(first.opinion, 1)))
    .leftJoin(second, and(eq(second.inspectionId, inspectionId), eq(second.n, n), eq(second.opinion, 2)))
    .leftJoin(
      inspectionReservations,
      and(eq(inspectionReservations.inspectionId, inspectionId), eq(inspectionReservations.n, n)),
    )
    .$dynamic();
}

function isOpen(inspectionId: string, reviewerKey: string) {
  return and(
    eq(inspectedItems.inspectionId, inspectionId),
    isNull(second.n),
    or(isNull(first.n), and(ne(first.verdict, "defensible"), ne(first.reviewerKey, reviewerKey))),
  );
}

function isOpenTo(db: Db, inspectionId: string, reviewerKey: string, n: number): boolean {
  const found = openItems(db, inspectionId)
    .where(and(isOpen(inspectionId, reviewerKey), eq(inspectedItems.n, n)))
    .get();
  return found !== undefined;
}

/** Nobody else holds it now, and this reviewer still has something to say about it. */
function mayHold(db: Db, { inspectionId, reviewer, now }: Hold, n: number): boolean {
  const other = db
    .select({ n: inspectionReservations.n })
    .from(inspectionReservations)
    .where(
      and(
        eq(inspectionReservations.inspectionId, inspectionId),
        eq(inspectionReservations.n, n),
        ne(inspectionReservations.reviewerKey, reviewer.key),
        gt(inspectionReservations.expiresAt, now),
      ),
    )
    .get();
  return other === undefined && isOpenTo(db, inspectionId, reviewer.key, n);
}

/** One item each: what the reviewer held besides is free again. */
function keep(db: Db, { inspectionId, reviewer, until }: Hold, n: number): void {
  db.delete(inspectionReservations)
    .where(
      and(
        eq(inspectionReservations.inspectionId, inspectionId),
        eq(inspectionReservations.reviewerKey, reviewer.key),
        ne(inspectionReservations.n, n),
      ),
    )
    .run();
  const hold = { reviewer: reviewer.name, reviewerKey: reviewer.key, expiresAt: until };
  db.insert(inspectionReservations)
    .values({ ...hold, inspectionId, n })
    .onConflictDoUpdate({ target: [inspectionReservations.inspectionId, inspectionReservations.n], set: hold })
    .run();
}

function heldBy(db: Db, inspectionId: string, reviewerKey: string): number | undefined {
  return db
    .select({ n: inspectionReservations.n })
    .from(inspectionReservations)
    .where(
      and(eq(inspectionReservations.inspectionId, inspectionId), eq(inspectionReservations.reviewerKey, reviewerKey)),
    )
    .get()?.n;
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

function hasEnded(db: Db, inspectionId: string): boolean {
  const found = db
    .select({ id: inspectionOutcomes.inspectionId })
    .from(inspectionOutcomes)
    .where(eq(inspectionOutcomes.inspectionId, inspectionId))
    .get();
  return found !== undefined;
}
