/** Whether somebody may do something, and what of the database is seen doing it. */
import type { AppLoadContext } from "@remix-run/node";
import { sightOf } from "#app/domain/kept-fields.ts";
import { contractsFor, PERMISSIONS, type Permission } from "#app/domain/permission.ts";
import type { Need } from "#app/domain/route-permissions.ts";
import { namedThings, restrictedDb } from "#db/restricted.server.ts";
import { noteRefused } from "./acting.server.ts";

/** What the address and the form speak of, by name. */
export type Named = readonly (readonly [string, string])[];

export type Admission =
  | { kind: "in"; context: AppLoadContext }
  | { kind: "sign-in" }
  /** Not there, as far as this person is concerned. */
  | { kind: "absent" }
  /** Only the own account is open, until a second factor is set up there. */
  | { kind: "owes"; message: string }
  | { kind: "refused"; message: string };

/** What is about all of Assay cannot be given for one contract. */
const WHOLE: ReadonlySet<Permission> = new Set(["accounts.manage", "audit.read", "policies.write", "vendors.write"]);

interface Wanted {
  /** Nothing: closed to everybody. */
  need: Need | undefined;
  way: "read" | "write";
  named: Named;
  /** The request in a word, `GET /batches/1`: under it a refusal stands in the audit log. */
  asked: string;
}

/** A refusal of somebody who is known is an event of the audit log. */
export async function admit(context: AppLoadContext, wanted: Wanted): Promise<Admission> {
  const admission = decide(context, wanted);
  if (admission.kind === "absent" || admission.kind === "refused")
    await noteRefused(context, wanted.asked, wanted.need ?? "nothing");
  return admission;
}

function decide(context: AppLoadContext, { need, way, named }: Wanted): Admission {
  const { person } = context;
  if (need === "link") return { kind: "in", context: { ...context, person: null } };
  if (!person) return need === "open" ? { kind: "in", context } : { kind: "sign-in" };
  const own = { ...context, settings: { ...context.settings, user: person.name } };
  const forAll = need === "open" || need === "signed-in";
  const permission = forAll ? "contracts.read" : need;
  if (!permission) return { kind: "absent" };
  if (person.owesSecondFactor && !forAll) return OWES;
  const visible = contractsFor(person, "contracts.read");
  if (visible && need !== "open" && namedThings(restrictedDb(context.db, visible), named) === "hidden")
    return { kind: "absent" };
  const contracts = contractsFor(person, permission);
  const reading = { ...own, ...(way === "read" && { db: restrictedDb(context.db, sightOf(person, contracts)) }) };
  if (contracts === null || forAll) return { kind: "in", context: reading };
  if (contracts.length === 0 || WHOLE.has(permission)) return refused(permission);
  const db = restrictedDb(context.db, contracts);
  const things = namedThings(db, named);
  // What names no contract of theirs would be about all of them.
  if (things === "hidden" || (way === "write" && things === "nothing")) return refused(permission);
  return { kind: "in", context: reading };
}

const OWES: Admission = {
  kind: "owes",
  message: "Your role requires a second factor: set it up on the page of your account.",
};

function refused(permission: Permission): Admission {
  const what = PERMISSIONS[permission].replace(/\.$/, "");
  return { kind: "refused", message: `Your role does not include this. It needs: ${what}. An admin gives roles.` };
}
