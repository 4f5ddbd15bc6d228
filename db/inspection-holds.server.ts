/** Who holds which item of an inspection: one each, for a while, never two people the same. */
import { and, asc, eq, isNull, ne, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type Db, inTransaction } from "./client.server.ts";
import { hasEnded } from "./inspections.server.ts";
import { inspectedItems, inspectionReservations, inspectionRulings } from "./schema.ts";

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
    const { inspectionId, reviewer, until } = hold;
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
          or(not(isHeld(hold)), eq(inspectionReservations.reviewerKey, reviewer.key)),
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

/** A hold that lasts longer than one begun now was begun before the clock was set back; it keeps nobody waiting. */
function isHeld({ now, until }: Pick<Hold, "now" | "until">) {
  const { expiresAt } = inspectionReservations;
  return sql`(${expiresAt} > ${now} AND ${expiresAt} <= ${until})`;
}

/** Items held now, by anybody. @param when `until` is when a hold begun now would end */
export async function countHeld(db: Db, inspectionId: string, when: Pick<Hold, "now" | "until">): Promise<number> {
  return db
    .select({ n: inspectionReservations.n })
    .from(inspectionReservations)
    .where(and(eq(inspectionReservations.inspectionId, inspectionId), isHeld(when)))
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
export function mayHold(db: Db, { inspectionId, reviewer, ...when }: Hold, n: number): boolean {
  const other = db
    .select({ n: inspectionReservations.n })
    .from(inspectionReservations)
    .where(
      and(
        eq(inspectionReservations.inspectionId, inspectionId),
        eq(inspectionReservations.n, n),
        ne(inspectionReservations.reviewerKey, reviewer.key),
        isHeld(when),
      ),
    )
    .get();
  return other === undefined && isOpenTo(db, inspectionId, reviewer.key, n);
}

/** One item each: what the reviewer held besides is free again. */
export function keep(db: Db, { inspectionId, reviewer, until }: Hold, n: number): void {
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
