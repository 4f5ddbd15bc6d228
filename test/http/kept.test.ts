/**
 * Every page, file and operation as somebody whose role includes no money, or nothing of what is said about people. The
 * amounts of the story are multiples of a prime and its words stand nowhere else: wherever one of them is received, it
 * came from what is kept. The same walk as a lead shows that it would be seen.
 */
import { inspect } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { KEPT_FIELDS } from "#app/domain/kept-fields.ts";
import { PERMISSIONS, type Role } from "#app/domain/permission.ts";
import { guarded } from "#app/http/guard.server.ts";
import type { Person } from "#app/people/person.ts";
import { type ApiServer, apiServer } from "#test/api/api-server.ts";
import { aPricedStory, type PricedStory, SAID_OF_SOMEBODY } from "#test/support/a-priced-story.ts";

/** $7,919.31 and $6,841.57: no other number here is a multiple of one of them. */
const PRICE = 791_931;
const OTHER_PRICE = 684_157;

type Handler = (args: unknown) => Promise<unknown>;
const modules = import.meta.glob<{ loader?: Handler; action?: Handler }>("../../app/routes/*/route.{ts,tsx}");

let server: ApiServer;
let own: PricedStory;
let other: PricedStory;
let loaders: [string, Handler][];
beforeAll(async () => {
  server = await apiServer();
  own = await aPricedStory(server.tools, "Larkfield Annotation", PRICE);
  other = await aPricedStory(server.tools, "Harbour Labelling", OTHER_PRICE);
  const loaded = await Promise.all(
    Object.entries(modules).map(async ([file, load]) => {
      const id = `routes/${file.split("/").at(-2)}`;
      return [id, { id, module: await load() }] as const;
    }),
  );
  const { routes } = guarded({ routes: Object.fromEntries(loaded) } as unknown as ServerBuild);
  loaders = Object.entries(routes).flatMap(([id, route]) =>
    route?.module.loader ? [[id.replace("routes/", ""), route.module.loader as unknown as Handler] as const] : [],
  ) as [string, Handler][];
}, 120_000);
afterAll(() => server.stop());

const somebody = (role: Role | null, here?: [string, Role]): Person => ({
  ...{ id: "u", name: "Somebody", email: "s@test.example", sessionId: "s", role },
  perContract: new Map(here ? [here] : []),
});

/** Everything that an address can name, in every combination that is there. */
function paramsOf(id: string, { ids }: PricedStory): Record<string, string>[] {
  const names = [...id.matchAll(/\$([a-zA-Z]+)/g)].map(([, name = ""]) => name);
  let found: Record<string, string>[] = [{}];
  for (const name of names)
    found = found.flatMap((params) => (ids[name] ?? ["x"]).map((value) => ({ ...params, [name]: value })));
  return found;
}

const QUERIES: Record<string, () => string> = {
  compare: () => `?a=${own.weeks[0]}&b=${own.weeks[1]}`,
  "compare[.]csv": () => `?a=${own.weeks[0]}&b=${own.weeks[1]}`,
  "vendors.compare": () => `?vendor=${own.vendor}&vendor=${other.vendor}`,
  "vendors.compare[.]csv": () => `?vendor=${own.vendor}&vendor=${other.vendor}`,
  "flags.new": () => `?batch=${own.weeks[0]}&annotators=w-01`,
  "slices.new": () => `?batch=${own.weeks[0]}&annotators=w-01`,
  "portfolio[.]csv": () => "?view=weeks",
};

async function received(id: string, loader: Handler, story: PricedStory, person: Person): Promise<string[]> {
  const texts: string[] = [];
  for (const params of paramsOf(id, story)) {
    const request = new Request(`http://localhost/x${QUERIES[id]?.() ?? ""}`);
    const answer = await loader({ params, request, context: { ...server.tools, person } }).catch((thrown) => {
      if (thrown instanceof Response) return thrown.status === 500 ? `500 ${id}` : "";
      throw new Error(`${id}: ${thrown}`, { cause: thrown });
    });
    const all = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY };
    texts.push(answer instanceof Response ? await answer.text() : inspect(answer, all));
  }
  return texts;
}

/** Amounts that a price goes into, however they are written: minor units, decimals, separated thousands. */
function amountsOf(price: number, text: string): string[] {
  const joined = text.replace(/(?<=\d)[\s\u2009\u202f\u00a0,](?=\d{3}(?!\d))/g, "");
  return (joined.match(/(?<![\w.-])\d+(\.\d+)?(?![\w-])/g) ?? []).filter((written) => {
    const number = Number(written);
    const hundredfold = Math.round(number * 100);
    return hundredfold >= price && hundredfold < 1e15 && (hundredfold % price === 0 || number % price === 0);
  });
}

type Told = Record<string, string[]>;

/** What of a text is kept from some role: amounts of a story, what is said of somebody. */
const KEPT = {
  money: (text: string) => amountsOf(PRICE, text),
  people: (text: string) => (text.includes(SAID_OF_SOMEBODY) ? [SAID_OF_SOMEBODY] : []),
};
type Walked = Record<keyof typeof KEPT, Told>;

/** The pages and files in which somebody is told, and what. */
async function walked(person: Person): Promise<Walked> {
  const found: Walked = { money: {}, people: {} };
  for (const [id, loader] of loaders) {
    const texts = await received(id, loader, own, person);
    for (const [name, tells] of Object.entries(KEPT)) {
      const told = texts.flatMap(tells);
      if (told.length > 0) found[name as keyof Walked][id] = told.slice(0, 5);
    }
  }
  return found;
}

async function operationsThatTell(bearer: string): Promise<Told> {
  const found: Told = {};
  for (const key of Object.keys(OPERATIONS)) {
    const [method = "", path = ""] = key.split(" ");
    const whatIf = key.endsWith("/what-if");
    if (method !== "GET" && !whatIf) continue;
    for (const params of paramsOf(path.replace(/\{(\w+)\}/g, "$$$1"), own)) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "x");
      const { body } = await server.ask(bearer, method, filled, whatIf ? { rules: [] } : undefined);
      const told = KEPT.money(JSON.stringify(body));
      if (told.length > 0) found[key] = told.slice(0, 5);
    }
  }
  return found;
}

describe("what is kept", () => {
  it("would be seen: a lead is told of it on these pages, in these files and operations", async () => {
    const { money, people } = await walked(somebody("lead"));
    expect(Object.keys(money)).toEqual(
      expect.arrayContaining([
        ...["_index", "batches.$batch", "batches.$batch_.decide", "batches.$batch.history", "compare", "portfolio"],
        ...["contracts.$contract._index", "contracts.$contract.amendments", "contracts.$contract.money"],
        ...["contracts.$contract.stage", "contracts.$contract.terms", "contracts[.]csv", "decisions.$decision.approve"],
        ...["decisions.$decision.report", "decisions.$decision.report[.]csv", "decisions.$decision.report[.]html"],
        ...["decisions.$decision.report[.]json", "digest", "flags.$flag", "portfolio[.]csv", "slices.$slice"],
        ...["releases.$release_.left-out", "vendors.$vendor", "vendors.$vendor_.batches[.]csv"],
        ...["vendors.$vendor_.scorecard[.]csv", "vendors.$vendor_.scorecard[.]json", "vendors.compare"],
      ]),
    );
    expect(Object.keys(people)).toEqual(["contracts.$contract_.population"]);
    const scopes = Object.keys(PERMISSIONS).filter((one) => one !== "accounts.manage");
    const operations = await operationsThatTell(await server.bearer({ name: "Lea Lead", role: "lead", scopes }));
    expect(Object.keys(operations)).toEqual(
      expect.arrayContaining([
        ...["GET /contracts/{contract}", "POST /batches/{batch}/what-if", "GET /batches/{batch}/decisions"],
        ...["GET /decisions/{decision}", "GET /contracts/{contract}/money", "GET /invoices/{invoice}"],
      ]),
    );
  }, 120_000);

  it("is nowhere in what a viewer receives, neither money nor what is said about people", async () => {
    expect(await walked(somebody("viewer"))).toEqual({ money: {}, people: {} });
    expect(await operationsThatTell(await server.bearer({ name: "Vic Viewer", role: "viewer" }))).toEqual({});
  }, 120_000);

  it("is of people alone for a researcher, and for a token without the scope nothing of money", async () => {
    const { money, people } = await walked(somebody("researcher"));
    expect([money, Object.keys(people)]).toEqual([{}, ["contracts.$contract_.population"]]);
    expect(await operationsThatTell(await server.bearer({ name: "Rea Researcher", role: "researcher" }))).toEqual({});
    expect(await operationsThatTell(await server.bearer({ name: "Lou Lead", role: "lead" }))).toEqual({});
  }, 120_000);

  it("is of money alone for ops of the contract, and not of another contract's", async () => {
    const here = await walked(somebody("viewer", [own.contract, "ops"]));
    expect(Object.keys(here.money)).toEqual(
      expect.arrayContaining(["_index", "contracts.$contract.money", "portfolio"]),
    );
    expect(here.people).toEqual({});
    expect(await walked(somebody("viewer", [other.contract, "ops"]))).toEqual({ money: {}, people: {} });
  }, 120_000);
});

describe("the list of what is kept", () => {
  const columns = () =>
    server.tools.db.$client
      .prepare(
        "SELECT m.name AS tbl, p.name AS col FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'",
      )
      .all() as { tbl: string; col: string }[];
  const listed = Object.values(KEPT_FIELDS).flatMap((tables) =>
    Object.entries(tables as Record<string, { columns?: object }>).flatMap(([table, kept]) =>
      kept.columns ? Object.keys(kept.columns).map((column) => `${table}.${column}`) : [`${table}.*`],
    ),
  );

  it("names every column that holds an amount", () => {
    const amounts = columns().filter(({ col }) => /_(minor|micro)$/.test(col));
    expect(amounts.map(({ tbl, col }) => `${tbl}.${col}`).filter((one) => !listed.includes(one))).toEqual([]);
  });

  it("names nothing that is not there", () => {
    const known = new Set(columns().flatMap(({ tbl, col }) => [`${tbl}.${col}`, `${tbl}.*`]));
    expect(listed.filter((one) => !known.has(one))).toEqual([]);
  });
});
