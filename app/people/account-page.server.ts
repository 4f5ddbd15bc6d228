/** The page of the own account. */
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { userById } from "#db/people.server.ts";
import { endSessions } from "#db/sessions.server.ts";
import { type Changed, changePassphrase, sessionsShown } from "./account.server.ts";
import type { Person } from "./person.ts";

interface Tools {
  db: Db;
  now(): number;
}

export async function accountPage(tools: Tools, person: Person | null) {
  const signedIn = known(person);
  const user = await userById(tools.db, signedIn.id);
  return {
    name: signedIn.name,
    email: signedIn.email,
    roles: await rolesInWords(tools.db, signedIn),
    sessions: await sessionsShown(tools, signedIn.id, signedIn.sessionId),
    hasPassphrase: user?.passphraseHash != null,
  };
}

async function rolesInWords(db: Db, { role, perContract }: Person): Promise<string> {
  const named = [...perContract].map(async ([id, one]) => `${one} of ${(await contractById(db, id))?.title ?? id}`);
  return [...(role ? [`${role} of every contract`] : []), ...(await Promise.all(named))].join(", ") || "no role yet";
}

type Change = (tools: Tools, person: Person, form: URLSearchParams) => Promise<Changed>;

/** One entry per intent of the form. */
const CHANGES: Record<string, Change> = {
  passphrase: changePassphrase,
  async "end-session"({ db, now }, person, form) {
    await endSessions(db, { userId: person.id, only: form.get("session") ?? "", now: now() });
    return { ok: true };
  },
};

export async function changeAccount(tools: Tools, person: Person | null, form: URLSearchParams): Promise<Changed> {
  const change = CHANGES[form.get("intent") ?? ""];
  return change ? change(tools, known(person), form) : { ok: false, errors: { form: "There is no such change." } };
}

/** The guard lets nobody else come here. */
function known(person: Person | null): Person {
  if (!person) throw new Response("Sign in first.", { status: 401 });
  return person;
}
