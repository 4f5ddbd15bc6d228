/** Whose account belongs to somebody of the organisation: by issuer and subject, which never change, not by address. */
import { ROLES, type Role } from "#app/domain/permission.ts";
import { nameText } from "#app/domain/said.ts";
import {
  addUser,
  changeUser,
  rolesOf,
  type UserRow,
  userByEmail,
  userById,
  userByOidcSubject,
} from "#db/people.server.ts";
import { isLastAdmin } from "./people-page.server.ts";
import type { Person } from "./person.ts";
import { emailText } from "./person-of-form.ts";
import type { Claims } from "./provider.server.ts";
import type { OidcSettings, Tools } from "./tools.server.ts";

export type Whose = { kind: "user"; user: UserRow } | { kind: "refused"; message: string };

const refused = (message: string): Whose => ({ kind: "refused", message });
const CLOSED = "This account is closed. An admin opens it again.";

/** @param linkTo who asked, signed in and with the passphrase, that this subject be theirs. */
export async function userOfClaims(
  tools: Tools,
  oidc: OidcSettings,
  { claims, linkTo }: { claims: Claims; linkTo: Person | null },
): Promise<Whose> {
  const subject = `${claims.issuer} ${claims.subject}`;
  const known = await userByOidcSubject(tools.db, subject);
  if (linkTo) return link(tools, linkTo, subject, known);
  const role = roleOfClaims(oidc, claims);
  const whose: Whose = known ? { kind: "user", user: known } : await newcomer(tools, { claims, subject, role });
  if (whose.kind === "refused") return whose;
  if (whose.user.disabledAt !== null) return refused(CLOSED);
  return Object.keys(oidc.roles).length > 0 ? withRole(tools, whose.user, role) : whose;
}

async function link(tools: Tools, person: Person, subject: string, known: UserRow | undefined): Promise<Whose> {
  if (known && known.id !== person.id) return refused("Another account here belongs to this sign-in already.");
  await changeUser(tools.db, person.id, { oidcSubject: subject });
  return userAgain(tools, person.id);
}

/**
 * An invitation that nobody has used yet is taken up by a verified address. An account that somebody uses is linked by
 * its owner only: whoever can make a provider name an address must not get the account of that address.
 */
async function newcomer(
  tools: Tools,
  { claims, subject, role }: { claims: Claims; subject: string; role: Role | null },
): Promise<Whose> {
  const email = emailText.safeParse(claims.email ?? "");
  if (!email.success || !claims.emailIsVerified)
    return refused("Your organisation vouches for no e-mail address of you.");
  const namesake = await userByEmail(tools.db, email.data);
  if (namesake?.disabledAt != null) return refused(CLOSED);
  if (namesake && (namesake.passphraseHash !== null || namesake.oidcSubject !== null))
    return refused("There is an account with your address. Sign in to it, and link it on the page of your account.");
  if (namesake) {
    await changeUser(tools.db, namesake.id, { oidcSubject: subject });
    return userAgain(tools, namesake.id);
  }
  if (role === null) return refused("You have no account here yet. Ask an admin for an invitation.");
  const name = nameText("", 100).safeParse(claims.name ?? email.data);
  const id = await added(tools, { name: name.data ?? email.data, email: email.data, role });
  if (id === null) return refused("There is somebody with your name and address already. Ask an admin.");
  await changeUser(tools.db, id, { oidcSubject: subject });
  return userAgain(tools, id);
}

/** Two people of one name are told apart by the address. */
async function added({ db, now }: Tools, user: { name: string; email: string; role: Role }): Promise<string | null> {
  for (const name of [user.name, `${user.name} (${user.email})`]) {
    const done = await addUser(db, { ...user, name, createdBy: "sign-in of the organisation", createdAt: now() });
    if (done.kind === "added") return done.id;
  }
  return null;
}

/** The organisation's groups give and take the role for every contract; roles for single contracts stay as they are. */
async function withRole(tools: Tools, user: UserRow, role: Role | null): Promise<Whose> {
  const stays = role !== "admin" && (await isLastAdmin(tools.db, user));
  if (role !== user.role && !stays) await changeUser(tools.db, user.id, { role });
  const none = role === null && !stays && (await rolesOf(tools.db, user.id)).length === 0;
  return none ? refused("Your organisation gives you no role in Assay.") : userAgain(tools, user.id);
}

/** The one that may do most, of all groups the claim names. */
export function roleOfClaims({ roleClaim, roles }: OidcSettings, { all }: Claims): Role | null {
  const within = (value: unknown, key: string) =>
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  const claim = Object.hasOwn(all, roleClaim) ? all[roleClaim] : roleClaim.split(".").reduce<unknown>(within, all);
  const groups = (Array.isArray(claim) ? claim : [claim]).filter((one) => typeof one === "string");
  const given = groups.flatMap((group) => (Object.hasOwn(roles, group) ? [roles[group]] : []));
  return ROLES.findLast((role) => given.includes(role)) ?? null;
}

async function userAgain({ db }: Tools, id: string): Promise<Whose> {
  const user = await userById(db, id);
  return user ? { kind: "user", user } : refused(CLOSED);
}
