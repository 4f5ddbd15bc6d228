/** How often somebody may be wrong. Wrong tries are counted where they come from, so that a stranger locks out himself. */
import { failuresOfAccount, failuresSince, forgetFailures, noteFailure } from "#db/sessions.server.ts";
import { addressGroup } from "./address-group.ts";
import { noteTooOften } from "./denied.server.ts";
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
  /** Whose it is, as the audit log names it. */
  subject: string;
  /** An address, or a browser in which the person was signed in before: that one has a count of its own. */
  from: string;
}

export interface Visit {
  client: Client;
  /** The Cookie header of the request. */
  cookies: string | null;
}

export function passphraseGuess(tools: Tools, email: string, userId: string | undefined, visit: Visit): Guess {
  const account = tokenHash(email.trim().toLowerCase().slice(0, 320));
  return { account, subject: userId === undefined ? "users" : `users/${userId}`, from: placeOf(tools, userId, visit) };
}

export function codeGuess(tools: Tools, userId: string, visit: Visit): Guess {
  const account = tokenHash(`codes of ${userId}`);
  return { account, subject: `users/${userId}`, from: placeOf(tools, userId, visit) };
}

function placeOf(tools: Tools, userId: string | undefined, { client, cookies }: Visit): string {
  const device = userId === undefined ? null : knownDevice(tools, userId, cookies);
  return device === null ? addressGroup(client.address) : `device ${device}`;
}

/** When it is, the audit log says so, once in a while. */
export async function isTooOften(tools: Tools, { account, subject, from }: Guess): Promise<boolean> {
  const { db, now } = tools;
  const { ofAddress, ofPair } = await failuresSince(db, {
    ...{ accountSha256: account, address: from, ...windowAt(now()) },
  });
  if (ofPair < MOST_OF_PAIR && ofAddress < MOST_OF_ADDRESS) return false;
  await noteTooOften(tools, { subject, from });
  return true;
}

/** Tries from further ahead were noted before the clock was set back, and would shut people out until it is that late again. */
function windowAt(now: number): { since: number; until: number } {
  return { since: now - WINDOW, until: now + WINDOW };
}

/** A browser that the person used before is not held to what others try. */
export async function areTooManyCodes(tools: Tools, { account, subject, from }: Guess): Promise<boolean> {
  if (from.startsWith("device ")) return false;
  if ((await failuresOfAccount(tools.db, account, windowAt(tools.now()))) < MOST_CODES) return false;
  await noteTooOften(tools, { subject, from });
  return true;
}

export async function wasWrong({ db, now }: Tools, { account, from }: Guess): Promise<void> {
  await noteFailure(db, account, from, now());
}

export async function wasRight({ db }: Tools, { account, from }: Guess): Promise<void> {
  await forgetFailures(db, account, from);
}
