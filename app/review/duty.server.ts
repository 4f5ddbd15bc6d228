/** With duties separated, whoever signs for money has an account and reviewed nothing of what is paid. */
import { isSamePerson } from "#app/domain/approval.ts";
import { dutyFault } from "#app/domain/duties.ts";
import type { Db } from "#db/client.server.ts";
import { reviewersOf } from "#db/inspection-reviews.server.ts";
import { listUsers } from "#db/people.server.ts";

interface Signing {
  signer: string;
  batchIds: readonly string[];
  /** What is to be done, as in "approve its payment". */
  what: string;
}

/**
 * A sentence that says why this person may not; null when they may. A name that anybody can type would let one person
 * sign as two, so the names on the command line are held to the accounts too.
 */
export async function signingFault(db: Db, { signer, batchIds, what }: Signing): Promise<string | null> {
  const account = (await listUsers(db)).find(({ name }) => isSamePerson(name, signer));
  if (!account || account.disabledAt !== null)
    return `Duties are separated here, so a signature is that of an open account, and “${signer.slice(0, 60)}” has none.`;
  return dutyFault(account.name, await reviewersOf(db, batchIds), what);
}
