import { isAlive } from "#app/domain/lifetime.ts";
import { addUser, changeUser, countUsers, type UserRow, userById } from "#db/people.server.ts";
import {
  type EntryLinkRow,
  endSessions,
  entryLinkOfToken,
  insertEntryLink,
  useEntryLink,
} from "#db/sessions.server.ts";
import { hashPassphrase } from "./passphrase.server.ts";
import { passphraseFault } from "./passphrase-fault.server.ts";
import { personOfForm } from "./person-of-form.ts";
import { newToken, tokenHash } from "./token.server.ts";
import type { Tools as EntryTools } from "./tools.server.ts";

const HOUR = 3_600_000;
const LASTS: Record<EntryLinkRow["kind"], number> = {
  "set-up": 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  "new-passphrase": 24 * HOUR,
  demo: 24 * HOUR,
};

type Tools = Pick<EntryTools, "db" | "now">;

/** @returns the path with the token, which is shown once and cannot be asked for again. */
export async function makeEntryLink(
  { db, now }: Tools,
  link: Pick<EntryLinkRow, "kind" | "userId"> & { by: string },
): Promise<string> {
  const token = newToken();
  const createdAt = now();
  await insertEntryLink(db, {
    ...{ kind: link.kind, userId: link.userId, createdBy: link.by, createdAt },
    tokenSha256: tokenHash(token),
    expiresAt: createdAt + LASTS[link.kind],
  });
  return `/welcome/${token}`;
}

/** Nobody has an account: whoever has the link becomes the first. Null when somebody has. */
export async function setUpPath(tools: Tools): Promise<string | null> {
  if ((await countUsers(tools.db)) > 0) return null;
  return makeEntryLink(tools, { kind: "set-up", userId: null, by: "start of the server" });
}

export interface Entry {
  link: EntryLinkRow;
  /** null for the set-up link. */
  user: UserRow | null;
}

/** The link of a token and whom it lets in; null when it is unknown, used, revoked or too old. */
export async function entryOfToken({ db, now }: Tools, token: string): Promise<Entry | null> {
  const link = /^[\w-]{43}$/.test(token) ? await entryLinkOfToken(db, tokenHash(token)) : undefined;
  if (!link || link.usedAt !== null || link.revokedAt !== null || !isAlive(link, now())) return null;
  if (link.userId === null) return (await countUsers(db)) === 0 ? { link, user: null } : null;
  const user = await userById(db, link.userId);
  return user && user.disabledAt === null ? { link, user } : null;
}

export type Entered = { kind: "in"; userId: string } | { kind: "refused"; errors: Record<string, string> };

/** What the form of a link says is done, and the link is spent, or nothing is. */
export async function enter(tools: Tools, entry: Entry, form: URLSearchParams): Promise<Entered> {
  if (entry.link.kind === "demo" && entry.user) {
    const spent = await useEntryLink(tools.db, entry.link.id, tools.now());
    return spent ? { kind: "in", userId: entry.user.id } : USED;
  }
  const given = personOfForm(form, entry.user);
  const errors = { ...given.errors };
  const fault = await passphraseFault(given.passphrase, [given.name, given.email]);
  if (fault) errors.passphrase = fault;
  else if (given.passphrase !== given.again) errors.again = "The two are not the same.";
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const passphraseHash = await hashPassphrase(given.passphrase);
  const { db, now } = tools;
  if (!(await useEntryLink(db, entry.link.id, now()))) return USED;
  const userId = entry.user?.id ?? (await firstPerson(tools, given));
  if (userId === null) return USED;
  await changeUser(db, userId, { passphraseHash });
  await endSessions(db, { userId, now: now() });
  return { kind: "in", userId };
}

const USED: Entered = { kind: "refused", errors: { form: "The link was used meanwhile." } };

async function firstPerson({ db, now }: Tools, { name, email }: { name: string; email: string }) {
  const added = await addUser(db, { name, email, role: "admin", createdBy: "set-up link", createdAt: now() });
  return added.kind === "added" ? added.id : null;
}
