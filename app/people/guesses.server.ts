/** How often somebody may be wrong. Wrong tries are counted where they come from, so that a stranger locks out himself. */
import { failuresOfAccount, failuresSince, forgetFailures, noteFailure } from "#db/sessions.server.ts";
import { addressGroup } from "./address-group.ts";
import { knownDevice } from "./device.server.ts";
import type { Client } from "./person.ts";
import { tokenHash } from "./token.server.ts";
import type { Tools } from "./tools.server.ts";

const WINDOW = 15 * 60_000;
/** For one account from one place. */
const MOST_OF_PAIR = 8;
/** From one address for all accounts: whoever tries one passphrase everywhere. */
const MOST_OF_ADDRESS = 60;
/** Codes for one account from everywhere: whoever tries them knows the passphrase and may command many addresses. */
const MOST_CODES = 40;

/** Whose guess it is, as it is counted. */
export interface Guess {
  account: string;
  /** An address, or a browser in which the person was signed in before: that one has a count of its own. */
  from: string;
}

export interface Visit {
  client: Client;
  /** The Cookie header of the request. */
  cookies: string | null;
}

export function passphraseGuess(tools: Tools, email: string, userId: string | undefined, visit: Visit): Guess {
  return { account: tokenHash(email.trim().toLowerCase().slice(0, 320)), from: placeOf(tools, userId, visit) };
}

export function codeGuess(tools: Tools, userId: string, visit: Visit): Guess {
  return { account: tokenHash(`codes of ${userId}`), from: placeOf(tools, userId, visit) };
}

function placeOf(tools: Tools, userId: string | undefined, { client, cookies }: Visit): string {
  const device = userId === undefined ? null : knownDevice(tools, userId, cookies);
  return device === null ? addressGroup(client.address) : `device ${device}`;
}

export async function isTooOften({ db, now }: Tools, { account, from }: Guess): Promise<boolean> {
  const { ofAddress, ofPair } = await failuresSince(db, {
    ...{ accountSha256: account, address: from, since: now() - WINDOW },
  });
  return ofPair >= MOST_OF_PAIR || ofAddress >= MOST_OF_ADDRESS;
}

/** A browser that the person used before is not held to what others try. */
export async function areTooManyCodes({ db, now }: Tools, { account, from }: Guess): Promise<boolean> {
  return !from.startsWith("device ") && (await failuresOfAccount(db, account, now() - WINDOW)) >= MOST_CODES;
}

export async function wasWrong({ db, now }: Tools, { account, from }: Guess): Promise<void> {
  await noteFailure(db, account, from, now());
}

export async function wasRight({ db }: Tools, { account, from }: Guess): Promise<void> {
  await forgetFailures(db, account, from);
}
