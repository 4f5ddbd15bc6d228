/** Roles and what each may do. Which permission an address needs stands in `route-permissions.ts`. */

export const ROLES = ["viewer", "ops", "researcher", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  "contracts.read": "Contracts, batches, records, metrics and decisions, without amounts.",
  "contracts.write": "Contracts, their terms, schedule, stages, instructions and questions.",
  "money.read": "Amounts, wherever they stand, and the pages of money: invoices, entries, obligations, close-outs.",
  "money.write": "Invoices, payments, credits and obligations.",
  "deliveries.take-in": "Uploads, mappings, vendor claims, scores and documents.",
  "talk.write": "Comments and assignments.",
  "flags.write": "Flags, their rulings and saved slices.",
  "calibration.write": "Calibration rounds, adjudications and gold items.",
  "inspections.write": "Drawing, reviewing and ending inspections.",
  "decisions.sign": "Decisions about a batch and the report to its vendor.",
  "approvals.sign": "The second signature under a decision.",
  "releases.make": "Releases, their verification, and runs trained on them.",
  "pointers.move": "Which release a pointer names.",
  "exports.take": "Training files, records and answers as files.",
  "personal.read": "What vendors say about their annotators.",
  "personal.write": "Taking in and erasing what vendors say about their annotators.",
  "retention.sign": "Deleting what a contract delivered, once its retention is over.",
  "vendors.write": "Vendors and the links they are given.",
  "policies.write": "Policies and protected sets.",
  "accounts.manage": "People, their roles and their links.",
  "audit.read": "The audit log.",
} as const;
export type Permission = keyof typeof PERMISSIONS;

const VIEWER: readonly Permission[] = ["contracts.read"];
const OPS: readonly Permission[] = [
  ...VIEWER,
  ...(["contracts.write", "money.read", "money.write", "deliveries.take-in", "talk.write"] as const),
  ...(["vendors.write", "exports.take"] as const),
];
const RESEARCHER: readonly Permission[] = [
  ...VIEWER,
  ...(["talk.write", "flags.write", "calibration.write", "inspections.write", "releases.make"] as const),
  ...(["exports.take", "personal.read"] as const),
];
const ALL = Object.keys(PERMISSIONS) as Permission[];

/** A lead signs and sees everything; only an admin decides who comes in. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  ops: new Set(OPS),
  researcher: new Set(RESEARCHER),
  lead: new Set(ALL.filter((one) => one !== "accounts.manage")),
  admin: new Set(ALL),
};

export const ROLE_ABOUT: Record<Role, string> = {
  viewer: "Reads contracts, batches and results; no amounts, nothing of the population, signs nothing.",
  ops: "Runs contracts: schedule, deliveries, invoices, documents. Sees money, signs no decision.",
  researcher: "Inspects, flags, calibrates, releases. Sees what is said of annotators, no amounts.",
  lead: "Signs decisions and approvals, moves pointers, sees everything and the audit log.",
  admin: "A lead who also invites people and gives roles.",
};

/** What a person may do: one role for every contract, or none, and roles for single contracts on top. */
export interface Standing {
  /** null: only the contracts named in `perContract`. */
  role: Role | null;
  perContract: ReadonlyMap<string, Role>;
  /** Of a program that speaks for the person: less than the person may, never more. */
  limits?: Limits;
}

export interface Limits {
  permissions: ReadonlySet<Permission>;
  /** null: every contract of the person. */
  contract: string | null;
}

/** For a contract, the role for all and the role for this one add up. Without a contract, only the role for all counts. */
export function may({ role, perContract, limits }: Standing, permission: Permission, contract?: string): boolean {
  if (limits && !limits.permissions.has(permission)) return false;
  if (limits && limits.contract !== null && limits.contract !== contract) return false;
  if (role && ROLE_PERMISSIONS[role].has(permission)) return true;
  const here = contract === undefined ? undefined : perContract.get(contract);
  return here !== undefined && ROLE_PERMISSIONS[here].has(permission);
}

/** Whether there is any contract for which the person may do it. */
export function maySomewhere(standing: Standing, permission: Permission): boolean {
  return contractsFor(standing, permission)?.length !== 0;
}

/** The contracts for which the person may do it; null = all of them. */
export function contractsFor(standing: Standing, permission: Permission): string[] | null {
  const only = standing.limits?.contract ?? null;
  if (only !== null) return may(standing, permission, only) ? [only] : [];
  if (may(standing, permission)) return null;
  return [...standing.perContract.keys()].filter((id) => may(standing, permission, id));
}
