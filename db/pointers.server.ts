/** Pointers: append-only moves. The latest move of a pointer is where it points. */
import { desc, eq, inArray, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { pointerMoves, releases } from "./schema.ts";

export type PointerMoveRow = typeof pointerMoves.$inferSelect;
export type NewPointerMove = typeof pointerMoves.$inferInsert;

/** A move with the name of its release; null when it points at nothing. */
export interface NamedMove extends PointerMoveRow {
  release: string | null;
}

export type MoveOutcome = { kind: "moved"; id: number } | { kind: "overtaken"; by: NamedMove };

/**
 * @param seen id of the latest move the signer saw, or null for none. When another one came in between, nothing is
 *   written and the newer one is returned.
 */
export async function appendMove(db: Db, move: NewPointerMove, seen: number | null): Promise<MoveOutcome> {
  return inTransaction(db, () => {
    const [latest] = movesOf(db, move.pointer, 1);
    if (latest && latest.id !== seen) return { kind: "overtaken", by: latest };
    const { id } = db.insert(pointerMoves).values(move).returning({ id: pointerMoves.id }).get();
    return { kind: "moved", id };
  });
}

/** Newest first. */
export async function pointerHistory(db: Db, pointer: string): Promise<NamedMove[]> {
  return movesOf(db, pointer, -1);
}

/** The latest move of every pointer, by name. */
export async function pointersNow(db: Db): Promise<NamedMove[]> {
  const newest = db
    .select({ id: sql<number>`max(${pointerMoves.id})` })
    .from(pointerMoves)
    .groupBy(pointerMoves.pointer);
  const rows = named(db).where(inArray(pointerMoves.id, newest)).orderBy(pointerMoves.pointer).all();
  return rows.map(({ move, release }) => ({ ...move, release }));
}

/** Every move of every pointer, newest first. */
export async function allMoves(db: Db): Promise<NamedMove[]> {
  const rows = named(db).orderBy(desc(pointerMoves.id)).all();
  return rows.map(({ move, release }) => ({ ...move, release }));
}

function movesOf(db: Db, pointer: string, limit: number): NamedMove[] {
  const rows = named(db).where(eq(pointerMoves.pointer, pointer)).orderBy(desc(pointerMoves.id)).limit(limit).all();
  return rows.map(({ move, release }) => ({ ...move, release }));
}

function named(db: Db) {
  return db
    .select({ move: pointerMoves, release: releases.name })
    .from(pointerMoves)
    .leftJoin(releases, eq(releases.id, pointerMoves.releaseId));
}
