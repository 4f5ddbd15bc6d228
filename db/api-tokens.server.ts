/** Tokens of programs and the answers they were given. Of every token only the hash comes here. */
import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { type Db, inTransaction, whereFree } from "./client.server.ts";
import type { UserRow } from "./people.server.ts";
import { apiAnswers, apiTokens, users } from "./schema.ts";

export type ApiTokenRow = typeof apiTokens.$inferSelect;
export type ApiAnswerRow = typeof apiAnswers.$inferSelect;

export async function insertApiToken(
  db: Db,
  token: Omit<ApiTokenRow, "id" | "usedAt" | "revokedAt">,
): Promise<ApiTokenRow> {
  return db
    .insert(apiTokens)
    .values({ ...token, id: randomUUID() })
    .returning()
    .get();
}

export async function apiTokenOfHash(
  db: Db,
  tokenSha256: string,
): Promise<{ token: ApiTokenRow; user: UserRow } | undefined> {
  return db
    .select({ token: apiTokens, user: users })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(eq(apiTokens.tokenSha256, tokenSha256))
    .get();
}

/** Newest first, revoked and expired ones too. @param userId undefined = everybody's. */
export async function listApiTokens(db: Db, userId?: string): Promise<(ApiTokenRow & { owner: string })[]> {
  const rows = db
    .select({ token: apiTokens, owner: users.email })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(userId === undefined ? undefined : eq(apiTokens.userId, userId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
    .all();
  return rows.map(({ token, owner }) => ({ ...token, owner }));
}

/** False when there is no such token, or it was revoked before. */
export async function revokeApiToken(db: Db, id: string, now: number, userId?: string): Promise<boolean> {
  const which = [eq(apiTokens.id, id), isNull(apiTokens.revokedAt)];
  if (userId !== undefined) which.push(eq(apiTokens.userId, userId));
  return (
    db
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(...which))
      .run().changes === 1
  );
}

export async function noteTokenUse(db: Db, id: string, now: number): Promise<void> {
  whereFree(db, () => void db.update(apiTokens).set({ usedAt: now }).where(eq(apiTokens.id, id)).run());
}

export type Claimed = { kind: "ours" } | { kind: "known"; answer: ApiAnswerRow };

/**
 * Answers that are kept however old the clock makes them: a clock that runs ahead for a minute must not make a POST that is
 * sent again count twice.
 */
const KEPT_AT_LEAST = 1000;

/** The first request with a key gets it; any other sees what became of the first. */
export async function claimAnswer(
  db: Db,
  claim: Pick<ApiAnswerRow, "tokenId" | "key" | "requestSha256" | "createdAt">,
  { keptSince, pendingSince, pendingUntil }: { keptSince: number; pendingSince: number; pendingUntil: number },
): Promise<Claimed> {
  return inTransaction(db, (): Claimed => {
    // Rows are numbered in the order in which they came, whatever the clock said.
    const newest = sql`(SELECT rowid FROM ${apiAnswers} ORDER BY rowid DESC LIMIT 1 OFFSET ${KEPT_AT_LEAST})`;
    db.delete(apiAnswers)
      .where(and(lt(apiAnswers.createdAt, keptSince), sql`rowid <= ${newest}`))
      .run();
    // Whoever was to answer is gone: the server stopped in the middle. So it did when the clock was set back since.
    const { createdAt } = apiAnswers;
    db.delete(apiAnswers)
      .where(and(isNull(apiAnswers.status), or(lt(createdAt, pendingSince), gt(createdAt, pendingUntil))))
      .run();
    const answer = db.select().from(apiAnswers).where(answerOf(claim)).get();
    if (answer) return { kind: "known", answer };
    db.insert(apiAnswers).values(claim).run();
    return { kind: "ours" };
  });
}

export async function keepAnswer(
  db: Db,
  { tokenId, key, ...answer }: Pick<ApiAnswerRow, "tokenId" | "key" | "status" | "location" | "body">,
): Promise<void> {
  db.update(apiAnswers).set(answer).where(answerOf({ tokenId, key })).run();
}

/** Nothing was done: the same key may be tried again. */
export async function dropAnswer(db: Db, claim: Pick<ApiAnswerRow, "tokenId" | "key">): Promise<void> {
  db.delete(apiAnswers)
    .where(and(answerOf(claim), isNull(apiAnswers.status)))
    .run();
}

function answerOf({ tokenId, key }: Pick<ApiAnswerRow, "tokenId" | "key">) {
  return and(eq(apiAnswers.tokenId, tokenId), eq(apiAnswers.key, key));
}
