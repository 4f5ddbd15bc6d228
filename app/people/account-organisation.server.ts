/** The organisation's sign-in as the owner of an account links it, and undoes that. */
import { changeUser, userById } from "#db/people.server.ts";
import { type Changed, passphraseProblem } from "./account.server.ts";
import type { Asking } from "./account-page.server.ts";
import { linkHref } from "./organisation.server.ts";
import type { Tools } from "./tools.server.ts";

/** Asks for the passphrase: whoever finds a browser signed in must not get a way in of his own. */
export async function linkOrganisation(tools: Tools, asking: Asking): Promise<Changed> {
  const user = await userById(tools.db, asking.person.id);
  const problem = user && (await passphraseProblem(tools, user, asking));
  if (problem) return { ok: false, errors: { current: problem } };
  return { ok: true, shown: { linkTo: linkHref(tools, asking.person) } };
}

export async function unlinkOrganisation(tools: Tools, asking: Asking): Promise<Changed> {
  const user = await userById(tools.db, asking.person.id);
  if (user?.passphraseHash == null)
    return { ok: false, errors: { form: "Choose a passphrase first: nothing else would let you in." } };
  const problem = await passphraseProblem(tools, user, asking);
  if (problem) return { ok: false, errors: { current: problem } };
  await changeUser(tools.db, user.id, { oidcSubject: null });
  return { ok: true };
}
