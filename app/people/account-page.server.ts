/** The page of the own account. */
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { userById } from "#db/people.server.ts";
import { endSessions, recoveryCodesLeft } from "#db/sessions.server.ts";
import { type Changed, changePassphrase, sessionsShown } from "./account.server.ts";
import { linkOrganisation, unlinkOrganisation } from "./account-organisation.server.ts";
import { begin, confirm, remove, renewCodes } from "./account-second-factor.server.ts";
import type { Visit } from "./guesses.server.ts";
import type { Person } from "./person.ts";
import type { Tools } from "./tools.server.ts";

export async function accountPage(tools: Tools, person: Person | null) {
  const signedIn = known(person);
  const user = await userById(tools.db, signedIn.id);
  return {
    name: signedIn.name,
    email: signedIn.email,
    roles: await rolesInWords(tools.db, signedIn),
    sessions: await sessionsShown(tools, signedIn.id, signedIn.sessionId),
    hasPassphrase: user?.passphraseHash != null,
    secondFactor: {
      isOn: user?.totpSecret != null,
      isOwed: signedIn.owesSecondFactor === true,
      codesLeft: await recoveryCodesLeft(tools.db, signedIn.id),
    },
    organisation: tools.settings.oidc && { name: tools.settings.oidc.name, isLinked: user?.oidcSubject != null },
  };
}

async function rolesInWords(db: Db, { role, perContract }: Person): Promise<string> {
  const named = [...perContract].map(async ([id, one]) => `${one} of ${(await contractById(db, id))?.title ?? id}`);
  return [...(role ? [`${role} of every contract`] : []), ...(await Promise.all(named))].join(", ") || "no role yet";
}

/** Who changes the own account, from where, and the form that was sent. */
export interface Asking extends Visit {
  person: Person;
  form: URLSearchParams;
}

type Change = (tools: Tools, asking: Asking) => Promise<Changed>;

/** One entry per intent of the form. */
export const ACCOUNT_CHANGES: Record<string, Change> = {
  passphrase: changePassphrase,
  async "end-session"({ db, now }, { person, form }) {
    await endSessions(db, { userId: person.id, only: form.get("session") ?? "", now: now() });
    return { ok: true };
  },
  "begin-second-factor": begin,
  "confirm-second-factor": confirm,
  "new-recovery-codes": renewCodes,
  "remove-second-factor": remove,
  "link-organisation": linkOrganisation,
  "unlink-organisation": unlinkOrganisation,
};

interface Sent extends Visit {
  person: Person | null;
  form: URLSearchParams;
}

export async function changeAccount(tools: Tools, { person, ...sent }: Sent): Promise<Changed> {
  const change = ACCOUNT_CHANGES[sent.form.get("intent") ?? ""];
  if (!change) return { ok: false, errors: { form: "There is no such change." } };
  return change(tools, { person: known(person), ...sent });
}

/** The guard lets nobody else come here. */
function known(person: Person | null): Person {
  if (!person) throw new Response("Sign in first.", { status: 401 });
  return person;
}
