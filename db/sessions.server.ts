/** Who is in: sessions, links that let in once, recovery codes, failed sign-ins. Of every token only the hash comes here. */
import { randomUUID } from "node:crypto";
import { and, count, desc, eq, gt, isNull, lt, ne, or } from "drizzle-orm";
import { type Db, inTransaction, whereFree } from "./client.server.ts";
import type { UserRow } from "./people.server.ts";
import { entryLinks, recoveryCodes, sessions, signInFailures, users } from "./schema.ts";

export type SessionRow = typeof sessions.$inferSelect;
export type EntryLinkRow = typeof entryLinks.$inferSelect;

export async function insertSession(db: Db, session: Omit<SessionRow, "id" | "endedAt">): Promise<string> {
  const id = randomUUID();
  db.insert(sessions)
    .values({ ...session, id })
    .run();
  return id;
}

export async function sessionOfToken(
  db: Db,
  tokenSha256: string,
): Promise<{ session: SessionRow; user: UserRow } | undefined> {
  return db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.tokenSha256, tokenSha256))
    .get();
}

export async function noteSeen(db: Db, id: string, now: number): Promise<void> {
  whereFree(db, () => void db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id)).run());
}

/** Newest use first; those that ended are left out. */
export async function openSessions(db: Db, userId: string, now: number): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.seenAt))
    .all();
}

/** Ends one of a person's sessions, or all of them but one. */
export async function endSessions(
  db: Db,
  { userId, only, except, now }: { userId: string; only?: string; except?: string; now: number },
): Promise<number> {
  const which = [eq(sessions.userId, userId), isNull(sessions.endedAt)];
  if (only !== undefined) which.push(eq(sessions.id, only));
  if (except !== undefined) which.push(ne(sessions.id, except));
  return db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(...which))
    .run().changes;
}

/** A new link of a kind ends the ones before it: the set-up link that counts is the one printed last. */
export async function insertEntryLink(
  db: Db,
  link: Pick<EntryLinkRow, "kind" | "tokenSha256" | "userId" | "createdBy" | "createdAt" | "expiresAt">,
): Promise<void> {
  inTransaction(db, () => {
    const whose = link.userId === null ? isNull(entryLinks.userId) : eq(entryLinks.userId, link.userId);
    db.update(entryLinks)
      .set({ revokedAt: link.createdAt })
      .where(and(whose, isNull(entryLinks.usedAt), isNull(entryLinks.revokedAt)))
      .run();
    db.insert(entryLinks)
      .values({ ...link, id: randomUUID() })
      .run();
  });
}

export async function entryLinkOfToken(db: Db, tokenSha256: string): Promise<EntryLinkRow | undefined> {
  return db.select().from(entryLinks).where(eq(entryLinks.tokenSha256, tokenSha256)).get();
}

/** False when it was used meanwhile. */
export async function useEntryLink(db: Db, id: string, now: number): Promise<boolean> {
  const unused = and(eq(entryLinks.id, id), isNull(entryLinks.usedAt), isNull(entryLinks.revokedAt));
  return db.update(entryLinks).set({ usedAt: now }).where(unused).run().changes === 1;
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  inTransaction(db, () => {
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run();
    for (const codeSha256 of hashes) db.insert(recoveryCodes).values({ userId, codeSha256 }).run();
  });
}

/** True once for each code. */
export async function useRecoveryCode(db: Db, userId: string, codeSha256: string, now: number): Promise<boolean> {
  const unused = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.codeSha256, codeSha256),
    isNull(recoveryCodes.usedAt),
  );
  return db.update(recoveryCodes).set({ usedAt: now }).where(unused).run().changes === 1;
}

export async function recoveryCodesLeft(db: Db, userId: string): Promise<number> {
  const left = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  return db.select({ n: count() }).from(recoveryCodes).where(left).get()?.n ?? 0;
}

const DAY = 86_400_000;

export async function noteFailure(db: Db, accountSha256: string, address: string, now: number): Promise<void> {
  db.insert(signInFailures).values({ accountSha256, address, at: now }).run();
  // Those from ahead are of a clock that was set back.
  db.delete(signInFailures)
    .where(or(lt(signInFailures.at, now - DAY), gt(signInFailures.at, now + DAY)))
    .run();
}

interface Span {
  since: number;
  until: number;
}

/** Failures of a time: from this address in all, and from this address for this account. */
export async function failuresSince(
  db: Db,
  { accountSha256, address, since, until }: { accountSha256: string; address: string } & Span,
): Promise<{ ofAddress: number; ofPair: number }> {
  const { at } = signInFailures;
  const from = and(eq(signInFailures.address, address), gt(at, since), lt(at, until));
  const rows = db.select({ account: signInFailures.accountSha256 }).from(signInFailures).where(from).all();
  return { ofAddress: rows.length, ofPair: rows.filter(({ account }) => account === accountSha256).length };
}

/** From everywhere together. */
export async function failuresOfAccount(db: Db, accountSha256: string, { since, until }: Span): Promise<number> {
  const { at } = signInFailures;
  const which = and(eq(signInFailures.accountSha256, accountSha256), gt(at, since), lt(at, until));
  return db.select({ n: count() }).from(signInFailures).where(which).get()?.n ?? 0;
}

export async function forgetFailures(db: Db, accountSha256: string, address: string): Promise<void> {
  db.delete(signInFailures)
    .where(and(eq(signInFailures.accountSha256, accountSha256), eq(signInFailures.address, address)))
    .run();
}
