/** Signing in with a passphrase. The answer, and the time it takes, say nothing of whether an account exists. */
import type { Db } from "#db/client.server.ts";
import { type UserRow, userByEmail } from "#db/people.server.ts";
import { failuresSince, forgetFailures, noteFailure } from "#db/sessions.server.ts";
import { isPassphrase } from "./passphrase.server.ts";
import type { Client } from "./person.ts";
import { startSession } from "./session.server.ts";
import { tokenHash } from "./token.server.ts";

const WINDOW = 15 * 60_000;
/**
 * Counted for the account as seen from one address: a stranger elsewhere who keeps guessing locks himself out, not the
 * person. The sum over all accounts stops an address that tries one passphrase everywhere.
 */
const MOST_OF_PAIR = 8;
const MOST_OF_ADDRESS = 60;

export type SignedIn = { kind: "in"; cookie: string; user: UserRow; awaitsCode: boolean } | Refused;
export interface Refused {
  kind: "refused";
  message: string;
  status: 400 | 429;
}

export const WRONG = "The e-mail address or the passphrase is not right.";
const TOO_OFTEN: Refused = {
  kind: "refused",
  message: "Too many tries from here. Wait a quarter of an hour, or ask an admin for a link.",
  status: 429,
};

interface Given {
  email: string;
  passphrase: string;
  client: Client;
  cookies: string | null;
}

export async function signIn(
  { db, now }: { db: Db; now(): number },
  { email, passphrase, client, cookies }: Given,
): Promise<SignedIn> {
  const account = tokenHash(email.trim().toLowerCase().slice(0, 320));
  if (await isTooOften(db, account, client.address, now())) return TOO_OFTEN;
  const user = await userByEmail(db, email.slice(0, 320));
  const right = await isPassphrase(passphrase.slice(0, 1000), user?.passphraseHash ?? null);
  if (!user || !right || user.disabledAt !== null) {
    await noteFailure(db, account, client.address, now());
    return { kind: "refused", message: WRONG, status: 400 };
  }
  const awaitsCode = user.totpSecret !== null;
  // With a second factor the guesses are forgotten only once that was right too.
  if (!awaitsCode) await forgetFailures(db, account, client.address);
  const cookie = await startSession(db, { userId: user.id, client, cookies, awaitsCode, now: now() });
  return { kind: "in", cookie, user, awaitsCode };
}

export async function isTooOften(db: Db, accountSha256: string, address: string, now: number): Promise<boolean> {
  const { ofAddress, ofPair } = await failuresSince(db, { accountSha256, address, since: now - WINDOW });
  return ofPair >= MOST_OF_PAIR || ofAddress >= MOST_OF_ADDRESS;
}
