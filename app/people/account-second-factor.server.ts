/** The second factor as its owner changes it on the page of the own account. */
import { removeSecondFactor, userById } from "#db/people.server.ts";
import { endSessions, replaceRecoveryCodes } from "#db/sessions.server.ts";
import { type Changed, passphraseProblem } from "./account.server.ts";
import type { Asking } from "./account-page.server.ts";
import { codeGuess, isTooOften, wasRight, wasWrong } from "./guesses.server.ts";
import { newRecoveryCodes } from "./recovery-code.ts";
import { beginSetUp, confirmSetUp, hashOf, isAppCode, sameSetUp } from "./second-factor.server.ts";
import { TOO_OFTEN } from "./sign-in.server.ts";
import type { Tools } from "./tools.server.ts";

const NOT_RIGHT = "The code is not right. Look whether the clock of the phone is, and take the code it shows now.";

/** Asks for the passphrase: whoever finds a browser signed in must not be able to shut its owner out. */
export async function begin(tools: Tools, asking: Asking): Promise<Changed> {
  const user = await userById(tools.db, asking.person.id);
  if (!user || user.totpSecret !== null) return { ok: false, errors: { form: "There is a second factor already." } };
  const problem = await passphraseProblem(tools, user, asking);
  if (problem) return { ok: false, errors: { current: problem } };
  return { ok: true, shown: { setUp: await beginSetUp(tools, user) } };
}

/** Ends the person's other sessions: they came in without it. */
export async function confirm(tools: Tools, { person, form }: Asking): Promise<Changed> {
  const user = await userById(tools.db, person.id);
  const sealed = form.get("setup") ?? "";
  const setUp = user && user.totpSecret === null ? await sameSetUp(tools, user, sealed) : null;
  if (!user || !setUp) return { ok: false, errors: { form: "This took too long, or was done already. Begin again." } };
  const codes = await confirmSetUp(tools, user, sealed, form.get("code") ?? "");
  if (!codes) return { ok: false, errors: { code: NOT_RIGHT }, shown: { setUp } };
  await endSessions(tools.db, { userId: user.id, except: person.sessionId, now: tools.now() });
  return { ok: true, shown: { codes } };
}

/** For a code of the app: whoever has it, and not only the browser, gets new ones. */
export async function renewCodes(tools: Tools, { person, form, ...visit }: Asking): Promise<Changed> {
  const user = await userById(tools.db, person.id);
  const guess = codeGuess(tools, person.id, visit);
  if (await isTooOften(tools, guess)) return { ok: false, errors: { code: TOO_OFTEN.message } };
  if (!user || !(await isAppCode(tools, user, form.get("code") ?? ""))) {
    await wasWrong(tools, guess);
    return { ok: false, errors: { code: NOT_RIGHT } };
  }
  await wasRight(tools, guess);
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tools.db, person.id, codes.map(hashOf));
  return { ok: true, shown: { codes } };
}

export async function remove(tools: Tools, asking: Asking): Promise<Changed> {
  const user = await userById(tools.db, asking.person.id);
  if (user?.passphraseHash == null)
    return { ok: false, errors: { form: "Without a passphrase only an admin takes a second factor away." } };
  const problem = await passphraseProblem(tools, user, asking);
  if (problem) return { ok: false, errors: { current: problem } };
  await removeSecondFactor(tools.db, user.id);
  return { ok: true };
}
