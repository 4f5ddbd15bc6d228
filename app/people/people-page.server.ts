/** Inviting people, giving roles, taking them away. */
import { z } from "zod";
import { ROLES, type Role } from "#app/domain/permission.ts";
import { nameText } from "#app/domain/said.ts";
import type { Db } from "#db/client.server.ts";
import { contractById, listContracts } from "#db/contracts.server.ts";
import {
  addUser,
  changeUser,
  giveRole,
  listUsers,
  otherAdmins,
  removeSecondFactor,
  rolesOf,
  type UserRow,
  userById,
} from "#db/people.server.ts";
import { endSessions } from "#db/sessions.server.ts";
import { sessionsShown } from "./account.server.ts";
import { makeEntryLink } from "./entry.server.ts";
import { emailText } from "./person-of-form.ts";

interface Tools {
  db: Db;
  now(): number;
}

/** Without secrets. */
export interface UserShown {
  id: string;
  name: string;
  email: string;
  role: Role | null;
  contracts: number;
  hasPassphrase: boolean;
  hasSecondFactor: boolean;
  isDisabled: boolean;
  createdAt: number;
  createdBy: string;
}

export async function usersShown(db: Db): Promise<UserShown[]> {
  const rows = await listUsers(db);
  return Promise.all(rows.map((row) => userShown(db, row)));
}

async function userShown(db: Db, row: UserRow): Promise<UserShown> {
  const { id, name, email, role, createdAt, createdBy } = row;
  return {
    ...{ id, name, email, role, createdAt, createdBy },
    contracts: (await rolesOf(db, id)).length,
    hasPassphrase: row.passphraseHash !== null,
    hasSecondFactor: row.totpSecret !== null,
    isDisabled: row.disabledAt !== null,
  };
}

export async function userPage(tools: Tools, id: string) {
  const row = await userById(tools.db, id);
  if (!row) return null;
  const contracts = await listContracts(tools.db);
  const titles = new Map(contracts.map((contract) => [contract.id, `${contract.title}, ${contract.vendor}`]));
  const roles = (await rolesOf(tools.db, id)).map(({ contractId, role, givenBy, givenAt }) => ({
    ...{ contractId, role, givenBy, givenAt },
    contract: titles.get(contractId) ?? contractId,
  }));
  return {
    user: await userShown(tools.db, row),
    roles,
    contracts: [...titles].map(([value, label]) => ({ value, label })),
    sessions: await sessionsShown(tools, id),
  };
}

export type PeopleResult = { ok: true; link: string | null } | { ok: false; errors: Record<string, string> };

const invitation = z.object({
  name: nameText("Say who it is.", 100),
  email: emailText,
  role: z.enum([...ROLES, "none"], "Choose a role."),
});

/** The account is there at once, without a passphrase; its link is what the person comes in by. */
export async function invite(tools: Tools, form: URLSearchParams, by: string): Promise<PeopleResult> {
  const read = invitation.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, errors: problems(read.error) };
  const { role, ...said } = read.data;
  const user = { ...said, role: role === "none" ? null : role, createdBy: by, createdAt: tools.now() };
  const added = await addUser(tools.db, user);
  if (added.kind === "taken") return { ok: false, errors: { [added.field]: "Somebody here has it already." } };
  return { ok: true, link: await makeEntryLink(tools, { kind: "invitation", userId: added.id, by }) };
}

type Change = (tools: Tools, user: UserRow, form: URLSearchParams, by: string) => Promise<PeopleResult>;

/** One entry per intent of the form. */
export const PERSON_CHANGES: Record<string, Change> = {
  async role({ db }, user, form) {
    const role = ROLES.find((one) => one === form.get("role")) ?? null;
    if (role !== "admin" && (await isLastAdmin(db, user))) return LAST_ADMIN;
    await changeUser(db, user.id, { role });
    return DONE;
  },
  async "contract-role"({ db, now }, user, form, by) {
    const contract = await contractById(db, form.get("contract") ?? "");
    if (!contract) return { ok: false, errors: { contract: "Choose a contract." } };
    const role = ROLES.find((one) => one === form.get("role")) ?? null;
    await giveRole(db, { userId: user.id, contractId: contract.id, role, by, now: now() });
    return DONE;
  },
  async disable({ db, now }, user) {
    if (await isLastAdmin(db, user)) return LAST_ADMIN;
    await changeUser(db, user.id, { disabledAt: now() });
    await endSessions(db, { userId: user.id, now: now() });
    return DONE;
  },
  async enable({ db }, user) {
    await changeUser(db, user.id, { disabledAt: null });
    return DONE;
  },
  async "end-sessions"({ db, now }, user, form) {
    const only = form.get("session") ?? undefined;
    await endSessions(db, { userId: user.id, only, now: now() });
    return DONE;
  },
  async link(tools, user, _form, by) {
    const kind = user.passphraseHash === null ? "invitation" : "new-passphrase";
    return { ok: true, link: await makeEntryLink(tools, { kind, userId: user.id, by }) };
  },
  async "forget-second-factor"({ db, now }, user) {
    await removeSecondFactor(db, user.id);
    await endSessions(db, { userId: user.id, now: now() });
    return DONE;
  },
};

const DONE: PeopleResult = { ok: true, link: null };
const LAST_ADMIN: PeopleResult = {
  ok: false,
  errors: { form: "Nobody else could let people in: make another person an admin first." },
};

/** Nobody else could let people in. */
export async function isLastAdmin(db: Db, user: UserRow): Promise<boolean> {
  return user.role === "admin" && user.disabledAt === null && (await otherAdmins(db, user.id)) === 0;
}

function problems(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]));
}
