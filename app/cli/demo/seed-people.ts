/** The visitor of the demo: an account without a passphrase, let in by a link that is printed and serves once. */
import { makeApiToken } from "#app/people/api-token.server.ts";
import { makeEntryLink } from "#app/people/entry.server.ts";
import { noteTokenUse, revokeApiToken } from "#db/api-tokens.server.ts";
import type { Db } from "#db/client.server.ts";
import { addUser, userByEmail, userById } from "#db/people.server.ts";

export const VISITOR = {
  name: "Demo visitor",
  email: "visitor@demo.example",
  role: "admin",
  createdBy: "the demo",
} as const;

interface Tools {
  db: Db;
  now(): number;
}

/** @returns the path of a fresh link. */
export async function demoEntry(tools: Tools): Promise<string> {
  const known = await userByEmail(tools.db, VISITOR.email);
  const added = known ?? (await addUser(tools.db, { ...VISITOR, createdAt: tools.now() }));
  if (!("id" in added)) throw new Error(`The data folder has somebody else named ${VISITOR.name}.`);
  if (!known) await seedTokens(tools, added.id);
  return makeEntryLink(tools, { kind: "demo", userId: added.id, by: VISITOR.createdBy });
}

const DAY = 86_400_000;
/** Of both the secret is thrown away: nobody comes in by the demo's tokens. */
const TOKENS = [
  { name: "Nightly training export", scopes: ["exports.take"], days: 90, madeDaysAgo: 20, isRevoked: false },
  { name: "Trial of the API", scopes: ["flags.write"], days: 30, madeDaysAgo: 26, isRevoked: true },
];

async function seedTokens({ db, now }: Tools, userId: string): Promise<void> {
  const user = await userById(db, userId);
  for (const { madeDaysAgo, isRevoked, ...given } of user ? TOKENS : []) {
    const then = () => now() - madeDaysAgo * DAY;
    const made = user && (await makeApiToken({ db, now: then }, user, given, VISITOR.name));
    if (!made?.ok) throw new Error(JSON.stringify(made));
    if (isRevoked) await revokeApiToken(db, made.token.id, then() + 6 * DAY);
    else await noteTokenUse(db, made.token.id, now() - DAY / 2);
  }
}
