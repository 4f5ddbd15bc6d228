/** Every operation × every role × the own contract and another one: let in, turned away, or told it is not there. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "#app/api/operation.ts";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import {
  contractsFor,
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
  type Standing,
} from "#app/domain/permission.ts";
import { admit } from "#app/http/admit.server.ts";
import type { Person } from "#app/people/person.ts";
import { aRowOfEverything, type Side } from "#test/support/a-row-of-everything.ts";
import { type ApiServer, apiServer } from "./api-server.ts";

/** Which tables the parts of an address name; a part that is not here names nothing of a contract. */
const PARTS: Record<string, string> = {
  contract: "contracts",
  batch: "batches",
  delivery: "deliveries",
  decision: "decisions",
  release: "releases",
  flag: "flags",
  invoice: "ledger_entries",
  round: "calibration_rounds",
  run: "training_runs",
  job: "jobs",
  vendor: "vendors",
  inspection: "inspections",
  milestone: "milestones",
  comment: "comments",
  assignment: "assignments",
  slice: "saved_slices",
  slot: "vendor_slots",
  attachment: "attachments",
  question: "questions",
  gold: "gold_items",
  contact: "vendor_contacts",
  incident: "vendor_incidents",
};
const NAMES_NOTHING = [
  "policy",
  "pointer",
  "format",
  "record",
  "model",
  "claim",
  "term",
  "note",
  "set",
  "user",
  "webhook",
  "version",
  "metric",
  "pseudonym",
  "session",
  "token",
  "link",
];
const WHOLE = ["accounts.manage", "audit.read", "policies.write", "vendors.write"];

let server: ApiServer;
let own: Side;
let other: Side;
beforeAll(async () => {
  server = await apiServer();
  ({ own, other } = aRowOfEverything(server.tools.db));
});
afterAll(() => server.stop());

const all = Object.entries(OPERATIONS).map(([key, operation]) => ({
  key,
  operation: operation as unknown as Operation,
}));
const partsOf = (key: string) => [...key.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const names = (key: string) => partsOf(key).some((name) => PARTS[name]);
const changes = ({ key, operation }: (typeof all)[number]) =>
  operation.takesOut === true ||
  !(key.startsWith("GET ") || operation.reads === true || operation.ofNoContract === true);
const has = (role: Role, need: string) => need === "signed-in" || ROLE_PERMISSIONS[role].has(need as Permission);

async function ask(one: (typeof all)[number], side: Side, standing: Standing): Promise<string> {
  const person: Person = { ...{ id: "u", name: "Somebody", email: "s@test.example", sessionId: "s" }, ...standing };
  const named = partsOf(one.key).flatMap((name): [string, string][] =>
    PARTS[name] ? [[name, String(side(PARTS[name]))]] : [],
  );
  const way = changes(one) ? "write" : "read";
  const admission = await admit({ ...server.tools, person }, { need: one.operation.need, way, named, asked: one.key });
  return { in: "in", absent: "404", refused: "403", "sign-in": "401", owes: "403" }[admission.kind];
}

async function strays(side: Side, standing: Standing, expected: (one: (typeof all)[number]) => string) {
  const found: string[] = [];
  for (const one of all) {
    const answer = await ask(one, side, standing);
    if (answer !== expected(one)) found.push(`${one.key}: ${answer} instead of ${expected(one)}`);
  }
  return found;
}

const everywhere = (role: Role): Standing => ({ role, perContract: new Map() });
const here = (role: Role | null): Standing => ({
  role: null,
  perContract: new Map(role ? [[String(own("contracts")), role]] : []),
});

it("knows what every part of an address names", () => {
  expect(
    all.flatMap(({ key }) => partsOf(key)).filter((name) => !PARTS[name] && !NAMES_NOTHING.includes(name)),
  ).toEqual([]);
});

it("has a permission of the table, or says that any token will do, for every operation", () => {
  const needs = all.map(({ operation }) => operation.need);
  expect(needs.filter((need) => need !== "signed-in" && !(need in PERMISSIONS))).toEqual([]);
});

it.each(ROLES)("as %s of every contract, what the role includes is answered and nothing else", async (role) => {
  expect(await strays(other, everywhere(role), ({ operation }) => (has(role, operation.need) ? "in" : "403"))).toEqual(
    [],
  );
});

it.each(ROLES)("as %s of one contract, what the role includes is answered there", async (role) => {
  const expected = (one: (typeof all)[number]) => {
    const { need } = one.operation;
    const reached = !changes(one) || names(one.key) || need === "signed-in";
    return has(role, need) && !WHOLE.includes(need) && reached ? "in" : "403";
  };
  expect(await strays(own, here(role), expected)).toEqual([]);
});

it.each(ROLES)("as %s of one contract, nothing of another one is there", async (role) => {
  const expected = (one: (typeof all)[number]) => {
    const { need } = one.operation;
    if (names(one.key)) return "404";
    return has(role, need) && !WHOLE.includes(need) && (!changes(one) || need === "signed-in") ? "in" : "403";
  };
  expect(await strays(other, here(role), expected)).toEqual([]);
});

it.each(ROLES)(
  "as %s everywhere, a token for one contract sees nothing of another and does no more there",
  async (role) => {
    const limits = {
      permissions: new Set(Object.keys(PERMISSIONS) as Permission[]),
      contract: String(own("contracts")),
    };
    const standing = { ...everywhere(role), limits };
    const there = (one: (typeof all)[number]) => (names(one.key) ? "404" : undefined);
    for (const one of all)
      expect([one.key, (await ask(one, other, standing)) === "404"]).toEqual([one.key, there(one) === "404"]);
    expect(contractsFor(standing, "contracts.read")).toEqual([String(own("contracts"))]);
  },
);

describe("scopes", () => {
  it("take away, whatever the owner may do", async () => {
    const limits = { permissions: new Set<Permission>(["contracts.read"]), contract: null };
    const expected = ({ operation }: (typeof all)[number]) =>
      operation.need === "contracts.read" || operation.need === "signed-in" ? "in" : "403";
    expect(await strays(own, { ...everywhere("admin"), limits }, expected)).toEqual([]);
  });

  it("never give: a token with every scope may what its owner may", async () => {
    const limits = { permissions: new Set(Object.keys(PERMISSIONS) as Permission[]), contract: null };
    const expected = ({ operation }: (typeof all)[number]) => (has("viewer", operation.need) ? "in" : "403");
    expect(await strays(own, { ...everywhere("viewer"), limits }, expected)).toEqual([]);
  });
});
