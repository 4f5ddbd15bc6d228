/** Which accounts may do something: whoever is named beside a signature is one of them. */
import { may, type Permission } from "#app/domain/permission.ts";
import type { Db } from "./client.server.ts";
import { listUsers, standingOf } from "./people.server.ts";

/** Names, in the order of the alphabet; closed accounts left out. */
export async function accountsWho(db: Db, permission: Permission, contractId: string): Promise<string[]> {
  const open = (await listUsers(db)).filter(({ disabledAt }) => disabledAt === null);
  const standings = await Promise.all(open.map((user) => standingOf(db, user)));
  return open.flatMap(({ name }, i) => {
    const standing = standings[i];
    return standing && may(standing, permission, contractId) ? [name] : [];
  });
}
