/** What a person sees and changes of the own account. */
import type { Db } from "#db/client.server.ts";
import { changeUser, userById } from "#db/people.server.ts";
import { endSessions, openSessions } from "#db/sessions.server.ts";
import { hashPassphrase, isPassphrase } from "./passphrase.server.ts";
import { passphraseFault } from "./passphrase-rules.ts";
import type { Person } from "./person.ts";
import { WRONG } from "./sign-in.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export interface SessionShown {
  id: string;
  address: string;
  agent: string;
  createdAt: number;
  seenAt: number;
  isThis: boolean;
}

export async function sessionsShown({ db, now }: Tools, userId: string, current = ""): Promise<SessionShown[]> {
  const rows = await openSessions(db, userId, now());
  return rows
    .filter(({ awaitsCode }) => !awaitsCode)
    .map(({ id, address, agent, createdAt, seenAt }) => ({
      ...{ id, address, createdAt, seenAt },
      agent: agentName(agent),
      isThis: id === current,
    }));
}

export type Changed = { ok: true } | { ok: false; errors: Record<string, string> };

/** Ends the person's other sessions: whoever knew the old passphrase is out. */
export async function changePassphrase(tools: Tools, person: Person, form: URLSearchParams): Promise<Changed> {
  const { db, now } = tools;
  const user = await userById(db, person.id);
  const [old, fresh, again] = ["current", "passphrase", "again"].map((name) => form.get(name) ?? "") as [
    string,
    string,
    string,
  ];
  if (user?.passphraseHash && !(await isPassphrase(old, user.passphraseHash)))
    return { ok: false, errors: { current: WRONG.replace("e-mail address or the ", "") } };
  const fault = passphraseFault(fresh, [person.name, person.email]);
  if (fault) return { ok: false, errors: { passphrase: fault } };
  if (fresh !== again) return { ok: false, errors: { again: "The two are not the same." } };
  await changeUser(db, person.id, { passphraseHash: await hashPassphrase(fresh) });
  await endSessions(db, { userId: person.id, except: person.sessionId, now: now() });
  return { ok: true };
}

/** Browser and system, as far as the browser says. */
function agentName(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/?([\d]*)/.exec(agent.replace("HeadlessChrome", "Chrome"));
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera" };
  const name = browser?.[1] ? (names[browser[1]] ?? browser[1]) : "";
  return [name, system].filter(Boolean).join(" on ") || "another program";
}
