/** Signing in with a passphrase. The answer, and the time it takes, say nothing of whether an account exists. */
import { appendEvent } from "#db/audit-log.server.ts";
import { type UserRow, userByEmail } from "#db/people.server.ts";
import { deviceCookie } from "./device.server.ts";
import {
  areTooManyCodes,
  codeGuess,
  isTooOften,
  passphraseGuess,
  type Visit,
  wasRight,
  wasWrong,
} from "./guesses.server.ts";
import { isPassphrase } from "./passphrase.server.ts";
import { recoveryCodeOf } from "./recovery-code.ts";
import { couldBeAppCode, isAppCode, isSecondFactor } from "./second-factor.server.ts";
import { sessionOfCookie, startSession } from "./session.server.ts";
import type { Tools } from "./tools.server.ts";

export interface LetIn {
  kind: "in";
  user: UserRow;
  /** Values of Set-Cookie headers. */
  cookies: string[];
  /** The second factor is still to come. */
  awaitsCode: boolean;
}
export interface Refused {
  kind: "refused";
  message: string;
  status: 400 | 429;
}
export type SignedIn = LetIn | Refused;

export const WRONG = "The e-mail address or the passphrase is not right.";
export const TOO_OFTEN: Refused = {
  kind: "refused",
  message: "Too many tries from here. Wait a quarter of an hour, or ask an admin for a link.",
  status: 429,
};

interface Given extends Visit {
  email: string;
  passphrase: string;
  /** Of the second factor, asked for at once after too many tries. */
  code?: string;
}

export async function signIn(tools: Tools, { email, passphrase, code = "", ...visit }: Given): Promise<SignedIn> {
  const user = await userByEmail(tools.db, email.slice(0, 320));
  const guess = passphraseGuess(tools, email, user?.id, visit);
  const blocked = await isTooOften(tools, guess);
  // Only a code that is right lets the passphrase be looked at then: three in a million guesses are.
  if (blocked && !(user && couldBeAppCode(tools, user, code))) return TOO_OFTEN;
  const right = await isPassphrase(passphrase.slice(0, 1000), user?.passphraseHash ?? null);
  if (!user || !right || user.disabledAt !== null) {
    await wasWrong(tools, guess);
    await noteFailed(tools, "sign-in failed", user, visit);
    return blocked ? TOO_OFTEN : { kind: "refused", message: WRONG, status: 400 };
  }
  if (blocked && !(await isAppCode(tools, user, code))) return TOO_OFTEN;
  // With a second factor the guesses are forgotten only once that was right too.
  if (blocked || user.totpSecret === null) await wasRight(tools, guess);
  return letIn(tools, user, visit, blocked ? "both" : "first");
}

/** The code that a half-done sign-in waits for; null when none does. */
export async function giveCode(tools: Tools, code: string, visit: Visit): Promise<SignedIn | null> {
  const found = await sessionOfCookie(tools.db, visit.cookies, tools.now());
  if (!found?.session.awaitsCode) return null;
  const { user } = found;
  const guess = codeGuess(tools, user.id, visit);
  // A recovery code cannot be guessed; it serves even while somebody tries codes from everywhere.
  const guessable = recoveryCodeOf(code) === null;
  if ((await isTooOften(tools, guess)) || (guessable && (await areTooManyCodes(tools, guess)))) return TOO_OFTEN;
  if (!(await isSecondFactor(tools, user, code.slice(0, 100)))) {
    await wasWrong(tools, guess);
    await noteFailed(tools, "code refused", user, visit);
    return { kind: "refused", message: "The code is not right. Each serves once; wait for the next.", status: 400 };
  }
  await wasRight(tools, guess);
  await wasRight(tools, passphraseGuess(tools, user.email, user.id, visit));
  return letIn(tools, user, visit, "both");
}

/** What was typed stays out of the log: it may be a passphrase in the wrong field. */
async function noteFailed({ db }: Tools, what: string, user: UserRow | undefined, { client }: Visit): Promise<void> {
  await appendEvent(db, { what, subject: user ? `users/${user.id}` : "users", after: { address: client.address } });
}

/** The one door: every way of signing in ends here. `first` leaves a second factor to be asked for where there is one. */
export async function letIn(tools: Tools, user: UserRow, visit: Visit, factors: "first" | "both"): Promise<LetIn> {
  const awaitsCode = factors === "first" && user.totpSecret !== null;
  const now = tools.now();
  const session = await startSession(tools.db, { userId: user.id, ...visit, awaitsCode, now });
  const known = awaitsCode ? [] : [deviceCookie(tools, user.id, visit.client.secure)];
  return { kind: "in", user, cookies: [session, ...known], awaitsCode };
}
