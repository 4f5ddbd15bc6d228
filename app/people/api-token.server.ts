/** Tokens with which programs speak for a person: made, listed, revoked, and recognised. */
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { areApart, isAlive } from "#app/domain/lifetime.ts";
import { maySomewhere, PERMISSIONS, type Permission, type Role } from "#app/domain/permission.ts";
import { nameText } from "#app/domain/said.ts";
import {
  type ApiTokenRow,
  apiTokenOfHash,
  insertApiToken,
  listApiTokens,
  noteTokenUse,
} from "#db/api-tokens.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { standingOf, type UserRow } from "#db/people.server.ts";
import type { Person } from "./person.ts";
import { owed } from "./session.server.ts";
import { newToken, tokenHash } from "./token.server.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const USUAL_DAYS = 90;
const MOST_DAYS = 366;
/** So that a token found in a file or a log is known for what it is. */
const PREFIX = "assay_";

interface Tools {
  db: Db;
  now(): number;
}

/** A token without its secret. */
export interface TokenShown {
  id: string;
  name: string;
  owner: string;
  scopes: Permission[];
  contract: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  state: "live" | "expired" | "revoked";
}

const asked = z.object({
  name: nameText("Say what the token is for.", 100),
  scopes: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]], "There is no such scope.")),
  contract: z.string().optional(),
  days: z.coerce
    .number("Say how many days it lasts.")
    .int("Whole days.")
    .min(1, "At least one day.")
    .max(MOST_DAYS, `At most ${MOST_DAYS} days.`),
});
export type TokenAsked = z.input<typeof asked>;

export type MadeToken = { ok: true; secret: string; token: TokenShown } | { ok: false; errors: Record<string, string> };

/** The secret is in the answer and nowhere else. Looking is part of every token, as it is part of every role. */
export async function makeApiToken({ db, now }: Tools, user: UserRow, given: unknown, by: string): Promise<MadeToken> {
  const read = asked.safeParse(given);
  if (!read.success)
    return {
      ok: false,
      errors: Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])),
    };
  const { name, days } = read.data;
  const contract = read.data.contract || null;
  if (contract !== null && !(await contractById(db, contract)))
    return { ok: false, errors: { contract: "There is no such contract." } };
  const scopes = [...new Set<Permission>(["contracts.read", ...read.data.scopes])];
  const limits = { permissions: new Set(scopes), contract };
  const standing = { ...(await standingOf(db, user)), limits };
  const beyond = scopes.find((scope) => !maySomewhere(standing, scope));
  if (beyond === "contracts.read")
    return { ok: false, errors: { contract: "Its owner sees no contract that it could speak of." } };
  if (beyond) return { ok: false, errors: { scopes: `Its owner may not do this: ${beyond}.` } };
  const secret = PREFIX + newToken();
  const createdAt = now();
  const row = await insertApiToken(db, {
    ...{ userId: user.id, name, scopes, contractId: contract, createdBy: by, createdAt },
    tokenSha256: tokenHash(secret),
    expiresAt: createdAt + days * DAY,
  });
  return { ok: true, secret, token: tokenShown({ ...row, owner: user.email }, createdAt) };
}

/** @param userId undefined = everybody's. */
export async function tokensShown({ db, now }: Tools, userId?: string): Promise<TokenShown[]> {
  return (await listApiTokens(db, userId)).map((row) => tokenShown(row, now()));
}

function tokenShown(row: ApiTokenRow & { owner: string }, now: number): TokenShown {
  const { id, name, owner, scopes, contractId: contract, createdAt, expiresAt, usedAt, revokedAt } = row;
  const state = revokedAt !== null ? "revoked" : isAlive(row, now) ? "live" : "expired";
  return { id, name, owner, scopes, contract, createdAt, expiresAt, usedAt, state };
}

export interface Bearer {
  token: TokenShown;
  /** The owner, with no more than what the token was made for. */
  person: Person;
}

/** Null for a token that is unknown, revoked, too old, or whose owner's account is closed. */
export async function bearerOf(
  db: Db,
  secret: string,
  now: number,
  requiring: readonly Role[] = [],
): Promise<Bearer | null> {
  if (!/^assay_[\w-]{43}$/.test(secret)) return null;
  const hash = tokenHash(secret);
  const found = await apiTokenOfHash(db, hash);
  if (!found || !timingSafeEqual(Buffer.from(found.token.tokenSha256, "hex"), Buffer.from(hash, "hex"))) return null;
  const { token, user } = found;
  const shown = tokenShown({ ...token, owner: user.email }, now);
  if (shown.state !== "live" || user.disabledAt !== null) return null;
  if (token.usedAt === null || areApart(now, token.usedAt, MINUTE)) await noteTokenUse(db, token.id, now);
  const { id, name, email } = user;
  const limits = { permissions: new Set(token.scopes), contract: token.contractId };
  const standing = await standingOf(db, user);
  const person = { id, name, email, sessionId: `token:${token.id}`, ...standing, ...owed(user, standing, requiring) };
  return { token: shown, person: { ...person, limits } };
}
