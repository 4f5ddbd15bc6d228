/** Every page and handler × every role × the own contract and another one: let in, turned away, or told it is not there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Permission, ROLE_PERMISSIONS, ROLES, type Role } from "#app/domain/permission.ts";
import { missingNeeds, ROUTE_NEEDS } from "#app/domain/route-permissions.ts";
import { guarded } from "#app/http/guard.server.ts";
import type { Person } from "#app/people/person.ts";
import { NAMED, restrictedDb } from "#db/restricted.server.ts";
import { aRowOfEverything, type Side } from "#test/support/a-row-of-everything.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const folder = fileURLToPath(new URL("../../app/routes", import.meta.url));
const pages = readdirSync(folder).flatMap((name) => {
  const file = readdirSync(join(folder, name)).find((one) => /^route\.tsx?$/.test(one));
  const source = file ? readFileSync(join(folder, name, file), "utf8") : "";
  const exports = (what: string) => new RegExp(`^export (async function|function|const) ${what}\\b`, "m").test(source);
  return file ? [{ id: name, reads: exports("loader"), writes: exports("action") }] : [];
});

/** The pages as they are found in the folder, each answering that it was reached. */
const build = {
  routes: Object.fromEntries(
    [{ id: "../root", reads: true, writes: false }, ...pages].map(({ id, reads, writes }) => [
      `routes/${id}`.replace("routes/../", ""),
      {
        id: `routes/${id}`.replace("routes/../", ""),
        module: { ...(reads && { loader: reached }), ...(writes && { action: reached }) },
      },
    ]),
  ),
} as unknown as ServerBuild;
async function reached() {
  return "reached";
}

let tools: TestTools;
let own: Side;
let other: Side;
beforeAll(async () => {
  tools = await testTools(undefined, "disk");
  ({ own, other } = aRowOfEverything(tools.db));
});
afterAll(() => tools.dispose());

/** Which tables the parts of an address name; a part that is not here names nothing of a contract. */
const PARTS: Record<string, string> = {
  contract: "contracts",
  batch: "batches",
  delivery: "deliveries",
  decision: "decisions",
  release: "releases",
  flag: "flags",
  inspection: "inspections",
  invoice: "ledger_entries",
  milestone: "milestones",
  round: "calibration_rounds",
  run: "training_runs",
  slice: "saved_slices",
  comment: "comments",
  assignment: "assignments",
  attachment: "attachments",
  job: "jobs",
  vendor: "vendors",
  incident: "vendor_incidents",
};
const NAMES_NOTHING = [
  ...[
    "metric",
    "policy",
    "pointer",
    "user",
    "webhook",
    "kind",
    "version",
    "n",
    "table",
    "chart",
    "pseudonym",
    "link",
    "secret",
    "report",
    "model",
  ],
  ...["token"],
];

function paramsOf(id: string, side: Side): Record<string, string> {
  const names = [...id.matchAll(/\$([a-zA-Z]+)/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, PARTS[name] ? String(side(PARTS[name])) : "x"]));
}

async function ask(id: string, way: "read" | "write", side: Side, person: Person | null): Promise<string> {
  const module = guarded(build).routes[id === "root" ? "root" : `routes/${id}`]?.module;
  const handler = way === "read" ? module?.loader : module?.action;
  const request = new Request("http://localhost/x", way === "write" ? { method: "POST", body: "" } : {});
  const args = { params: paramsOf(id, side), request, context: { ...tools, person } };
  try {
    return String(await (handler as (given: typeof args) => Promise<unknown>)(args));
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return thrown.status === 302 ? "to sign in" : String(thrown.status);
  }
}

const somebody = (role: Role | null, here?: Role): Person => ({
  ...{ id: "u", name: "Somebody", email: "s@test.example", sessionId: "s", role },
  perContract: new Map(here ? [[String(own("contracts")), here]] : []),
});

const FOR_ALL = ["open", "link", "signed-in"];
/** Without an account. */
const OPEN = ["open", "link"];

const ways = pages.flatMap(({ id, reads, writes }) => [
  ...(reads ? [{ id, way: "read" as const }] : []),
  ...(writes ? [{ id, way: "write" as const }] : []),
]);
const needOf = (id: string, way: "read" | "write") => ROUTE_NEEDS[id]?.[way];
const has = (role: Role, need: string | undefined) =>
  FOR_ALL.includes(String(need)) || ROLE_PERMISSIONS[role].has(need as Permission);

describe("the table of permissions", () => {
  it("has a line for every page that reads or writes", () => {
    expect(missingNeeds(pages)).toEqual([]);
  });

  it("has no line for a page that is gone", () => {
    const known = new Set(["root", ...pages.map(({ id }) => id)]);
    const lines = Object.keys(ROUTE_NEEDS).filter((id) => !/^(GET|POST) /.test(id));
    expect(lines.filter((id) => !known.has(id))).toEqual([]);
  });

  it("keeps a server from starting whose page it does not name, and says what to do", () => {
    const stray = { routes: { "routes/stray": { id: "routes/stray", module: { loader: reached } } } };
    expect(() => guarded(stray as unknown as ServerBuild)).toThrow(
      /stray has no read permission: give it a line in app/,
    );
  });

  it("knows what every part of an address names", () => {
    const parts = pages.flatMap(({ id }) => [...id.matchAll(/\$([a-zA-Z]+)/g)].map(([, name = ""]) => name));
    expect([...new Set(parts)].filter((name) => !PARTS[name] && !NAMES_NOTHING.includes(name))).toEqual([]);
  });
});

/** One line for every page that answers otherwise than it should. */
async function strays(side: Side, person: Person | null, expected: (way: (typeof ways)[number]) => string) {
  const found: string[] = [];
  for (const one of ways) {
    const answer = await ask(one.id, one.way, side, person);
    if (answer !== expected(one)) found.push(`${one.way} ${one.id}: ${answer} instead of ${expected(one)}`);
  }
  return found;
}

const WHOLE = ["accounts.manage", "audit.read", "policies.write", "vendors.write"];
const names = (id: string) => Object.keys(paramsOf(id, own)).some((name) => PARTS[name]);

it("without a session every page but the open ones sends to the sign-in page", async () => {
  expect(
    await strays(own, null, ({ id, way }) => (OPEN.includes(needOf(id, way) ?? "") ? "reached" : "to sign in")),
  ).toEqual([]);
});

it.each(ROLES)("as %s of every contract, what the role includes is reached and nothing else", async (role) => {
  const expected = ({ id, way }: (typeof ways)[number]) => (has(role, needOf(id, way)) ? "reached" : "403");
  expect(await strays(other, somebody(role), expected)).toEqual([]);
});

it.each(ROLES)("as %s of one contract, what the role includes is reached there", async (role) => {
  const expected = ({ id, way }: (typeof ways)[number]) => {
    const need = needOf(id, way) ?? "";
    const here = way === "read" || names(id) || FOR_ALL.includes(need);
    return has(role, need) && !WHOLE.includes(need) && here ? "reached" : "403";
  };
  expect(await strays(own, somebody(null, role), expected)).toEqual([]);
});

it.each(ROLES)("as %s of one contract, nothing of another one is there", async (role) => {
  const expected = ({ id, way }: (typeof ways)[number]) => {
    const need = needOf(id, way) ?? "";
    if (names(id) && !OPEN.includes(need)) return "404";
    return has(role, need) && !WHOLE.includes(need) && (way === "read" || FOR_ALL.includes(need)) ? "reached" : "403";
  };
  expect(await strays(other, somebody(null, role), expected)).toEqual([]);
});

it("with no role at all only what everybody has is reached", async () => {
  const expected = ({ id, way }: (typeof ways)[number]) => {
    const need = needOf(id, way) ?? "";
    if (OPEN.includes(need)) return "reached";
    return names(id) ? "404" : need === "signed-in" ? "reached" : "403";
  };
  expect(await strays(own, somebody(null), expected)).toEqual([]);
});

describe("a lead here and a viewer everywhere", () => {
  const both = () => somebody("viewer", "lead");
  it("signs here, looks there", async () => {
    expect(await ask("batches.$batch_.decide", "write", own, both())).toBe("reached");
    expect(await ask("batches.$batch_.decide", "write", other, both())).toBe("403");
    expect(await ask("batches.$batch", "read", other, both())).toBe("reached");
    expect(await ask("contracts.$contract.money", "read", own, both())).toBe("reached");
    expect(await ask("contracts.$contract.money", "read", other, both())).toBe("403");
  });
});

describe("what a form names", () => {
  const post = (id: string, body: Record<string, string>) => {
    const action = guarded(build).routes[`routes/${id}`]?.module.action as unknown as (
      given: unknown,
    ) => Promise<unknown>;
    const request = new Request("http://localhost/x", { method: "POST", body: new URLSearchParams(body) });
    const args = { params: {}, request, context: { ...tools, person: somebody(null, "lead") } };
    return action(args).catch((thrown: Response) => thrown.status);
  };
  it("is held to the contracts of the person", async () => {
    expect(await post("releases.new", { batch: String(own("batches")) })).toBe("reached");
    expect(await post("releases.new", { batch: String(other("batches")) })).toBe(404);
    expect(await post("releases.new", { note: `${own("batches")},${other("batches")}` })).toBe(404);
    expect(await post("flags.new", { flag: "2" })).toBe(404);
    expect(await post("releases.new", {})).toBe(403);
  });
  it.each(Object.entries(NAMED))("a %s is one of theirs", async (name, table) => {
    expect(await post("flags.new", { [name]: String(own(table)) })).toBe("reached");
    expect(await post("flags.new", { [name]: String(other(table)) })).toBe(404);
  });
  it.each(["calendar_links", "vendor_links"])("a secret address of %s is one of theirs", async (table) => {
    expect(await post("flags.new", { link: String(own(table)) })).toBe("reached");
    expect(await post("flags.new", { link: String(other(table)) })).toBe(404);
  });
});

describe("the database of somebody with one contract", () => {
  it("shows, of every table that belongs to contracts, the own rows and no other", () => {
    const seen = restrictedDb(tools.db, [String(own("contracts"))]).$client;
    const views = seen.prepare("SELECT name FROM sqlite_temp_schema WHERE type = 'view'").pluck().all() as string[];
    expect(views.length).toBeGreaterThan(50);
    const counts = views.map((name) => [name, seen.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
    expect(counts.filter(([name, n]) => n !== (name === "audit_events" ? 0 : 1))).toEqual([]);
  });

  it("hides whatever mentions a contract anywhere", () => {
    const seen = restrictedDb(tools.db, [String(own("contracts"))]).$client;
    const tables = seen.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const open = tables.filter((table) => {
      const columns = (seen.pragma(`main.table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
      const belongs = columns.some((name) =>
        /^(contract|batch|delivery|release|decision|inspection|round)_id$/.test(name),
      );
      const view = seen.prepare("SELECT 1 FROM sqlite_temp_schema WHERE name = ?").get(table);
      return belongs && !view;
    });
    expect(open).toEqual([]);
  });

  it("cannot be written to", () => {
    const seen = restrictedDb(tools.db, [String(own("contracts"))]).$client;
    expect(() => seen.prepare("DELETE FROM main.flags").run()).toThrow(/readonly|read-only|query_only/i);
  });
});
