/** What a person sees and changes of the own account. */
import { changeUser, type UserRow, userById } from "#db/people.server.ts";
import { endSessions, openSessions } from "#db/sessions.server.ts";
import type { Asking } from "./account-page.server.ts";
import { isTooOften, passphraseGuess, wasWrong } from "./guesses.server.ts";
import { hashPassphrase, isPassphrase } from "./passphrase.server.ts";
import { passphraseFault } from "./passphrase-fault.server.ts";
import type { SetUp } from "./second-factor.server.ts";
import { TOO_OFTEN } from "./sign-in.server.ts";
import type { Tools } from "./tools.server.ts";

export interface SessionShown {
  id: string;
  address: string;
  agent: string;
  createdAt: number;
  seenAt: number;
  isThis: boolean;
}

export async function sessionsShown(
  { db, now }: Pick<Tools, "db" | "now">,
  userId: string,
  current = "",
): Promise<SessionShown[]> {
  const rows = await openSessions(db, userId, now());
  return rows
    .filter(({ awaitsCode }) => !awaitsCode)
    .map(({ id, address, agent, createdAt, seenAt }) => ({
      ...{ id, address, createdAt, seenAt },
      agent: agentName(agent),
      isThis: id === current,
    }));
}

/** `shown` is on the page that answers and on no other. */
export type Changed =
  | { ok: true; shown?: { setUp?: SetUp; codes?: string[]; linkTo?: string } }
  | { ok: false; errors: Record<string, string>; shown?: { setUp?: SetUp } };

/** Ends the person's other sessions: whoever knew the old passphrase is out. */
export async function changePassphrase(tools: Tools, asking: Asking): Promise<Changed> {
  const { person, form } = asking;
  const user = await userById(tools.db, person.id);
  const problem = user && (await passphraseProblem(tools, user, asking));
  if (problem) return { ok: false, errors: { current: problem } };
  const fresh = form.get("passphrase") ?? "";
  const fault = await passphraseFault(fresh, [person.name, person.email]);
  if (fault) return { ok: false, errors: { passphrase: fault } };
  if (fresh !== form.get("again")) return { ok: false, errors: { again: "The two are not the same." } };
  await changeUser(tools.db, person.id, { passphraseHash: await hashPassphrase(fresh) });
  await endSessions(tools.db, { userId: person.id, except: person.sessionId, now: tools.now() });
  return { ok: true };
}

/** What is wrong with the passphrase that a change asks for; null when it is right, or the account has none. */
export async function passphraseProblem(tools: Tools, user: UserRow, asking: Asking): Promise<string | null> {
  if (user.passphraseHash === null) return null;
  const guess = passphraseGuess(tools, user.email, user.id, asking);
  if (await isTooOften(tools, guess)) return TOO_OFTEN.message;
  const given = (asking.form.get("current") ?? "").slice(0, 1000);
  if (await isPassphrase(given, user.passphraseHash)) return null;
  await wasWrong(tools, guess);
  return "The passphrase is not right.";
}

/** Browser and system, as far as the browser says. */
function agentName(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/?([\d]*)/.exec(agent.replace("HeadlessChrome", "Chrome"));
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera" };
  const name = browser?.[1] ? (names[browser[1]] ?? browser[1]) : "";
  return [name, system].filter(Boolean).join(" on ") || "another program";
}
