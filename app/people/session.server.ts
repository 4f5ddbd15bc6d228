/** Sessions: a random token in a cookie, its hash in the database, an end by idleness and an end in any case. */
import { areApart } from "#app/domain/lifetime.ts";
import type { Role, Standing } from "#app/domain/permission.ts";
import { actingAs, currentActor } from "#db/actor.server.ts";
import type { Db } from "#db/client.server.ts";
import { standingOf, type UserRow, userById } from "#db/people.server.ts";
import { endSessions, insertSession, noteSeen, type SessionRow, sessionOfToken } from "#db/sessions.server.ts";
import { cookieOf, cookieWith } from "./cookie.ts";
import type { Client, Person } from "./person.ts";
import { newToken, tokenHash } from "./token.server.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const IDLE = 12 * HOUR;
export const LONGEST = 14 * 24 * HOUR;
/** Between the passphrase and the code of the second factor. */
const CODE_WAIT = 10 * MINUTE;
const COOKIE = "assay_session";

/**
 * Nobody for a cookie that is unknown, ended, too old, or still waits for its second factor.
 *
 * @param requiring roles that are held back until their second factor is set up.
 */
export async function personOfCookie(
  db: Db,
  cookies: string | undefined,
  now: number,
  requiring: readonly Role[] = [],
): Promise<Person | null> {
  const found = await sessionOfCookie(db, cookies, now);
  if (!found || found.session.awaitsCode) return null;
  const { session, user } = found;
  if (areApart(now, session.seenAt, MINUTE)) await noteSeen(db, session.id, now);
  const { id, name, email } = user;
  const standing = await standingOf(db, user);
  return { id, name, email, sessionId: session.id, ...standing, ...owed(user, standing, requiring) };
}

/** A role that requires a second factor opens nothing before there is one, to a browser or to a program. */
export function owed(
  { totpSecret }: UserRow,
  { role, perContract }: Standing,
  requiring: readonly Role[],
): Pick<Person, "owesSecondFactor"> {
  const roles = [role, ...perContract.values()];
  const owes = totpSecret === null && requiring.some((one) => roles.includes(one));
  return owes ? { owesSecondFactor: true } : {};
}

/** Including one that still waits for its second factor. */
export async function sessionOfCookie(
  db: Db,
  cookies: string | null | undefined,
  now: number,
): Promise<{ session: SessionRow; user: UserRow } | null> {
  const token = cookieOf(cookies, COOKIE);
  const found = token && (await sessionOfToken(db, tokenHash(token)));
  if (!found || found.user.disabledAt !== null) return null;
  return found.session.endedAt === null && isFresh(found.session, now) ? found : null;
}

/** One that was seen further ahead than it may idle is from a clock that was set back: nobody knows how old it is. */
function isFresh({ awaitsCode, createdAt, expiresAt, seenAt }: SessionRow, now: number): boolean {
  const isOld = awaitsCode ? areApart(now, createdAt, CODE_WAIT) : areApart(now, seenAt, IDLE);
  return now < expiresAt && !isOld;
}

/**
 * Always a new token, and whatever session the browser had before ends: nobody can be made to sign in to a session that
 * somebody else knows.
 *
 * @returns the value of the Set-Cookie header.
 */
export async function startSession(
  db: Db,
  { userId, client, cookies, awaitsCode = false, now }: StartSession,
): Promise<string> {
  const before = await sessionOfCookie(db, cookies, now);
  if (before) await endSessions(db, { userId: before.user.id, only: before.session.id, now });
  const token = newToken();
  const lasts = awaitsCode ? CODE_WAIT : LONGEST;
  const who = (await userById(db, userId))?.name ?? "";
  const session = {
    ...{ userId, awaitsCode, createdAt: now, seenAt: now, expiresAt: now + lasts },
    tokenSha256: tokenHash(token),
    address: client.address.slice(0, 100),
    agent: client.agent.slice(0, 300),
  };
  await actingAs({ ...currentActor(), who }, () => insertSession(db, session));
  return cookieWith({ name: COOKIE, value: token, seconds: lasts / 1000, secure: client.secure });
}

interface StartSession {
  userId: string;
  client: Client;
  /** The Cookie header of the request. */
  cookies: string | null | undefined;
  awaitsCode?: boolean;
  now: number;
}

export function endedCookie(secure: boolean): string {
  return cookieWith({ name: COOKIE, value: "", seconds: 0, secure });
}
