/** The visitor of the demo: an account without a passphrase, let in by a link that is printed and serves once. */
import { makeEntryLink } from "#app/people/entry.server.ts";
import type { Db } from "#db/client.server.ts";
import { addUser, userByEmail } from "#db/people.server.ts";

export const VISITOR = {
  name: "Demo visitor",
  email: "visitor@demo.example",
  role: "admin",
  createdBy: "the demo",
} as const;

/** @returns the path of a fresh link. */
export async function demoEntry(tools: { db: Db; now(): number }): Promise<string> {
  const known = await userByEmail(tools.db, VISITOR.email);
  const added = known ?? (await addUser(tools.db, { ...VISITOR, createdAt: tools.now() }));
  if (!("id" in added)) throw new Error(`The data folder has somebody else named ${VISITOR.name}.`);
  return makeEntryLink(tools, { kind: "demo", userId: added.id, by: VISITOR.createdBy });
}
