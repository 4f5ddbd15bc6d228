/** Mail: who wants a digest, what is due, what became of each. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { digestChoices, mailAttempts, mails, users } from "./schema.ts";

export type DigestChoiceRow = typeof digestChoices.$inferSelect;
export type MailRow = typeof mails.$inferSelect;
export type MailAttemptRow = typeof mailAttempts.$inferSelect;

export async function digestChoiceOf(db: Db, userId: string): Promise<DigestChoiceRow | undefined> {
  return db.select().from(digestChoices).where(eq(digestChoices.userId, userId)).get();
}

export async function chooseDigest(db: Db, choice: Omit<DigestChoiceRow, "confirmedEmail">): Promise<void> {
  db.insert(digestChoices)
    .values({ ...choice, confirmedEmail: null })
    .onConflictDoUpdate({ target: digestChoices.userId, set: choice })
    .run();
}

export async function confirmAddress(db: Db, userId: string, address: string): Promise<void> {
  db.update(digestChoices).set({ confirmedEmail: address }).where(eq(digestChoices.userId, userId)).run();
}

export async function endDigest(db: Db, userId: string, now: number): Promise<void> {
  db.update(digestChoices).set({ rhythm: "never", changedAt: now }).where(eq(digestChoices.userId, userId)).run();
}

/** Of people whose account is open and whose present address was confirmed. */
export async function wantedDigests(db: Db): Promise<(DigestChoiceRow & { email: string })[]> {
  return db
    .select({ choice: digestChoices, email: users.email })
    .from(digestChoices)
    .innerJoin(users, and(eq(users.id, digestChoices.userId), eq(users.email, digestChoices.confirmedEmail)))
    .where(isNull(users.disabledAt))
    .all()
    .map(({ choice, email }) => ({ ...choice, email }));
}

/** @returns false when there is that mail already. */
export async function addMail(
  db: Db,
  mail: Pick<MailRow, "userId" | "kind" | "slot" | "address" | "madeAt">,
): Promise<boolean> {
  const values = { ...mail, nextAt: mail.madeAt };
  return db.insert(mails).values(values).onConflictDoNothing().run().changes === 1;
}

export type DueMail = MailRow & { failed: number };

/** @param longest no wait is longer, in ms: what waits longer began to wait before the clock was set back, and is due. */
export async function dueMails(
  db: Db,
  { now, longest, limit }: { now: number; longest: number; limit: number },
): Promise<DueMail[]> {
  const rows = db
    .select({
      mail: mails,
      failed: sql<number>`(SELECT count(*) FROM mail_attempts a WHERE a.mail_id = mails.id)`,
    })
    .from(mails)
    .where(or(lte(mails.nextAt, now), gt(mails.nextAt, now + longest)))
    .orderBy(asc(mails.nextAt))
    .limit(limit)
    .all();
  return rows.map(({ mail, failed }) => ({ ...mail, failed }));
}

/** Says that it is being sent, before it is; false when another process says so already. */
export async function claimMail(db: Db, { id, nextAt }: MailRow, now: number): Promise<boolean> {
  if (nextAt === null) return false;
  const unclaimed = and(eq(mails.id, id), eq(mails.nextAt, nextAt));
  return db.update(mails).set({ nextAt: null, sendingAt: now }).where(unclaimed).run().changes === 1;
}

/** Later, unless another process sends it now. */
export async function postponeMail(db: Db, { id, nextAt }: MailRow, until: number): Promise<void> {
  if (nextAt === null) return;
  db.update(mails)
    .set({ nextAt: until })
    .where(and(eq(mails.id, id), eq(mails.nextAt, nextAt)))
    .run();
}

export async function noteMailAttempt(
  db: Db,
  attempt: Omit<MailAttemptRow, "id">,
  then: Pick<MailRow, "nextAt" | "sentAt" | "unsureAt">,
): Promise<void> {
  inTransaction(db, () => {
    db.insert(mailAttempts).values(attempt).run();
    db.update(mails)
      .set({ ...then, sendingAt: null })
      .where(eq(mails.id, attempt.mailId))
      .run();
  });
}

/**
 * Whoever was sending these is gone, or was killed in the middle.
 *
 * @param longest ms that sending may take; a claim from further ahead is from before the clock was set back.
 * @returns how many.
 */
export async function markUnsure(db: Db, { now, longest }: { now: number; longest: number }): Promise<number> {
  const left = or(lt(mails.sendingAt, now - longest), gt(mails.sendingAt, now + longest));
  return db.update(mails).set({ unsureAt: now, sendingAt: null }).where(left).run().changes;
}

export type LoggedMail = MailRow & { name: string; attempts: MailAttemptRow[] };

/** Newest first; of one person when one is named. */
export async function mailLog(db: Db, limit: number, userId?: string): Promise<LoggedMail[]> {
  const rows = db
    .select({ mail: mails, name: users.name })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .where(userId === undefined ? undefined : eq(mails.userId, userId))
    .orderBy(desc(mails.id))
    .limit(limit)
    .all();
  const ids = rows.map(({ mail }) => mail.id);
  const attempts = db
    .select()
    .from(mailAttempts)
    .where(inArray(mailAttempts.mailId, ids))
    .orderBy(asc(mailAttempts.id))
    .all();
  return rows.map(({ mail, name }) => ({
    ...mail,
    name,
    attempts: attempts.filter(({ mailId }) => mailId === mail.id),
  }));
}

/** When the newest digest before this one was taken, by a clock that was not ahead; null for the first. */
export async function lastDigestSent(db: Db, userId: string, now: number): Promise<number | null> {
  const sent = and(eq(mails.userId, userId), eq(mails.kind, "digest"), lte(mails.sentAt, now));
  return (
    db
      .select({ at: sql<number | null>`max(${mails.sentAt})` })
      .from(mails)
      .where(sent)
      .get()?.at ?? null
  );
}
