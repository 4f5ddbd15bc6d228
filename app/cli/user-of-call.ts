/** People on the command line. Whoever can start it on this machine has the data folder anyway: it is the local operator. */
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import type { UserRow } from "#db/people.server.ts";
import { UnusableCall } from "./command.ts";

export async function userOfCall(db: Db, words: readonly string[]): Promise<UserRow> {
  const [email, more] = words;
  if (email === undefined || more !== undefined) throw new UnusableCall("Name one person by the e-mail address.");
  const { listUsers, userByEmail } = await import("#db/people.server.ts");
  const user = await userByEmail(db, email);
  if (user) return user;
  const known = (await listUsers(db)).map((one) => `  ${one.email}  ${one.name}`).join("\n");
  throw new UnusableCall(
    "Nobody has this address.",
    known === "" ? "Nobody has an account yet." : `Here are:\n${known}`,
  );
}

/** `none` is a person who sees only contracts given one by one. */
export function roleOfWord(word: string): Role | null {
  const role = ROLES.find((one) => one === word);
  if (role || word === "none") return role ?? null;
  throw new UnusableCall(`A role is one of ${ROLES.join(", ")} or none.`);
}

/** Where a server with these settings answers. */
export function addressOf({ publicUrl, host, port }: Settings, path: string): string {
  if (publicUrl !== null) return `${publicUrl}${path}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}${path}`;
}
