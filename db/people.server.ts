/** People with an account and their roles. */
import { randomUUID } from "node:crypto";
import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Role, Standing } from "#app/domain/permission.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { recoveryCodes, userRoles, users } from "./schema.ts";

export type UserRow = typeof users.$inferSelect;

export interface NewUser {
  name: string;
  email: string;
  role: Role | null;
  createdBy: string;
  createdAt: number;
}

export type Added = { kind: "added"; id: string } | { kind: "taken"; field: "name" | "email" };

export async function countUsers(db: Db): Promise<number> {
  return db.select({ n: count() }).from(users).get()?.n ?? 0;
}

/** Names and addresses are compared without case: two people who look alike in a signature would be one. */
export async function addUser(db: Db, user: NewUser): Promise<Added> {
  return inTransaction(db, (): Added => {
    const email = user.email.trim().toLowerCase();
    if (db.select().from(users).where(eq(users.email, email)).get()) return { kind: "taken", field: "email" };
    const namesake = sql`lower(${users.name}) = lower(${user.name.trim()})`;
    if (db.select().from(users).where(namesake).get()) return { kind: "taken", field: "name" };
    const id = randomUUID();
    db.insert(users)
      .values({ ...user, id, email, name: user.name.trim() })
      .run();
    return { kind: "added", id };
  });
}

export async function userById(db: Db, id: string): Promise<UserRow | undefined> {
  return db.select().from(users).where(eq(users.id, id)).get();
}

export async function userByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.select().from(users).where(eq(users.email, email.trim().toLowerCase())).get();
}

export async function userByOidcSubject(db: Db, subject: string): Promise<UserRow | undefined> {
  return db.select().from(users).where(eq(users.oidcSubject, subject)).get();
}

export async function listUsers(db: Db): Promise<UserRow[]> {
  return db.select().from(users).orderBy(asc(users.name)).all();
}

export async function changeUser(
  db: Db,
  id: string,
  change: Partial<Pick<UserRow, "name" | "role" | "passphraseHash" | "oidcSubject" | "disabledAt">>,
): Promise<void> {
  db.update(users).set(change).where(eq(users.id, id)).run();
}

export interface SecondFactor {
  /** The secret, which only the server's key opens. */
  sealed: string;
  /** Of the code that confirmed it: that one is spent. */
  step: number;
  codeHashes: readonly string[];
}

/** False when there is one already. */
export async function setSecondFactor(
  db: Db,
  id: string,
  { sealed, step, codeHashes }: SecondFactor,
): Promise<boolean> {
  return inTransaction(db, () => {
    const none = and(eq(users.id, id), isNull(users.totpSecret));
    const done = db.update(users).set({ totpSecret: sealed, totpLastStep: step }).where(none).run();
    if (done.changes === 0) return false;
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, id)).run();
    for (const codeSha256 of codeHashes) db.insert(recoveryCodes).values({ userId: id, codeSha256 }).run();
    return true;
  });
}

/** With its recovery codes. */
export async function removeSecondFactor(db: Db, id: string): Promise<void> {
  inTransaction(db, () => {
    db.update(users).set({ totpSecret: null, totpLastStep: null }).where(eq(users.id, id)).run();
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, id)).run();
  });
}

/**
 * False when this step, or a later one, was used before: a code that somebody watched being typed opens nothing.
 *
 * @param ahead steps; one that was used further ahead is of a clock that was set back, and refuses none.
 */
export async function useTotpStep(
  db: Db,
  id: string,
  { step, ahead }: { step: number; ahead: number },
): Promise<boolean> {
  const last = users.totpLastStep;
  const unused = sql`(${last} IS NULL OR ${last} < ${step} OR ${last} > ${step + ahead})`;
  const done = db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, id), unused))
    .run();
  return done.changes === 1;
}

/** How many could still let others in if this one could not. */
export async function otherAdmins(db: Db, id: string): Promise<number> {
  const rows = db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
    .all();
  return rows.filter((row) => row.id !== id).length;
}

export async function rolesOf(db: Db, userId: string): Promise<(typeof userRoles.$inferSelect)[]> {
  return db.select().from(userRoles).where(eq(userRoles.userId, userId)).all();
}

export async function standingOf(db: Db, user: Pick<UserRow, "id" | "role">): Promise<Standing> {
  const rows = await rolesOf(db, user.id);
  return { role: user.role, perContract: new Map(rows.map(({ contractId, role }) => [contractId, role])) };
}

/** @param role null takes the role for this contract away. */
export async function giveRole(
  db: Db,
  {
    userId,
    contractId,
    role,
    by,
    now,
  }: { userId: string; contractId: string; role: Role | null; by: string; now: number },
): Promise<void> {
  inTransaction(db, () => {
    db.delete(userRoles)
      .where(and(eq(userRoles.userId, userId), eq(userRoles.contractId, contractId)))
      .run();
    if (role) db.insert(userRoles).values({ userId, contractId, role, givenBy: by, givenAt: now }).run();
  });
}
