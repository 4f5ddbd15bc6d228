/** What people do through pages, files and jobs, as it stands in the audit log. */
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rowCounter } from "#app/http/acting.server.ts";
import { csvAnswer } from "#app/http/csv.ts";
import { guarded } from "#app/http/guard.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { hashPassphrase } from "#app/people/passphrase.server.ts";
import type { Person } from "#app/people/person.ts";
import { signIn } from "#app/people/sign-in.server.ts";
import { loader as audit } from "#app/routes/audit/route.tsx";
import { loader as csvOf } from "#app/routes/audit[.]csv/route.ts";
import { loader as linesOf } from "#app/routes/audit[.]jsonl/route.ts";
import { actingAs } from "#db/actor.server.ts";
import { appendEvent, listEvents } from "#db/audit-log.server.ts";
import { proveChain } from "#db/audit-proof.server.ts";
import { createVendor } from "#db/contracts.server.ts";
import { enqueueJob, jobById } from "#db/jobs.server.ts";
import { addUser, changeUser } from "#db/people.server.ts";
import { eraseAttributes, replaceAttributes } from "#db/population.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools(undefined, "disk");
});
afterEach(() => tools.dispose());

const person = (role: Person["role"]): Person => ({
  ...{ id: "u-1", name: "Ada Example", email: "ada@example.org", sessionId: "s", role },
  perContract: new Map(),
});

type Module = Partial<Record<"loader" | "action", (args: unknown) => Promise<unknown>>>;

/** One page that does what is given, behind the guard. */
function page(name: string, way: "loader" | "action", handler: () => unknown) {
  const build = { routes: { [`routes/${name}`]: { id: `routes/${name}`, module: { [way]: handler } } } };
  const routes = guarded(build as unknown as ServerBuild).routes as Record<string, { module: Module }>;
  return (who: Person | null, address: string, body?: Record<string, string>) => {
    const request = new Request(
      `http://localhost${address}`,
      body && { method: "POST", body: new URLSearchParams(body) },
    );
    const context = { ...tools, person: who, requestId: "r-7" };
    const call = routes[`routes/${name}`]?.module[way];
    return Promise.resolve(call?.({ params: {}, request, context }));
  };
}

const newest = async () => (await listEvents(tools.db, {}, 1))[0];

describe("a request", () => {
  it("signs what it changes with who, role, request and the reason of its form", async () => {
    const add = page("vendors.new", "action", () => createVendor(tools.db, { name: "Larkfield", notes: "", now: 1 }));
    await add(person("lead"), "/vendors/new", { reason: "They won the tender." });
    expect(await newest()).toMatchObject({
      ...{ who: "Ada Example", role: "lead", via: "web", request: "r-7", reason: "They won the tender." },
      ...{ what: "added", after: { name: "Larkfield" } },
    });
  });

  it("keeps the reason under whichever name its form asks for it", async () => {
    const amend = page("contracts.$contract_.edit", "action", () =>
      createVendor(tools.db, { name: "Larkfield", notes: "", now: 1 }),
    );
    await amend(person("lead"), "/contracts/new/edit", { amendReason: "Agreed by mail." });
    expect(await newest()).toMatchObject({ reason: "Agreed by mail." });
  });

  it("that is refused is an event, once; a stranger's is none", async () => {
    const add = page("vendors.new", "action", () => null);
    const viewer = person("viewer");
    for (let n = 0; n < 2; n += 1) await add(viewer, "/vendors/new", {}).catch(() => null);
    await add(null, "/vendors/new", {}).catch(() => null);
    expect(await listEvents(tools.db, {}, 9)).toMatchObject([
      { who: "Ada Example", what: "refused", subject: "POST /vendors/new", after: { needed: "vendors.write" } },
    ]);
  });

  it("for a file is an event with its rows, also when the reader left", async () => {
    const rows = Array.from({ length: 3 }, (_, n) => [n, "two\nlines"]);
    const take = page("flags[.]csv", "loader", () => csvAnswer("flags.csv", ["flag", "note"], rows));
    await ((await take(person("viewer"), "/flags.csv?state=open")) as Response).text();
    expect(await newest()).toMatchObject({
      ...{ who: "Ada Example", what: "exported", subject: "GET /flags.csv?state=open" },
      after: { rows: 3, complete: true },
    });
    await ((await take(person("viewer"), "/flags.csv")) as Response).body?.cancel();
    expect(await newest()).toMatchObject({ subject: "GET /flags.csv", after: { complete: false } });
  });
});

it.each([
  ["text/csv; charset=utf-8", 'a,b\r\n1,"x\r\ny"\r\n2,z\r\n', 2],
  ["application/x-ndjson", "{}\n{}\n", 2],
  ["application/json", "{}\n", undefined],
])("rows of %s are counted", (type, text, rows) => {
  const counter = rowCounter(type);
  counter.see(Buffer.from(text));
  expect(counter.counts()).toEqual({ ...(rows !== undefined && { rows }), bytes: text.length });
});

it("signing in, and failing to, are events that hold no secret", async () => {
  const added = await addUser(tools.db, { name: "Bo", email: "bo@b.org", role: "ops", createdBy: "x", createdAt: 1 });
  const userId = added.kind === "added" ? added.id : "";
  await changeUser(tools.db, userId, { passphraseHash: await hashPassphrase("four plain old words") });
  const given = { email: "bo@b.org", client: tools.client, cookies: null };
  await signIn(tools, { ...given, passphrase: "a guess of somebody" });
  const done = await signIn(tools, { ...given, passphrase: "four plain old words" });
  const [signedIn, failed] = await listEvents(tools.db, {}, 2);
  expect(failed).toMatchObject({ what: "sign-in failed", subject: `users/${userId}` });
  expect(signedIn).toMatchObject({ who: "Bo", what: "signed in", subject: `sessions/${userId}` });
  const session = tools.db.$client.prepare("SELECT id, token_sha256 AS hash FROM sessions").get() as {
    id: string;
    hash: string;
  };
  const log = JSON.stringify(await listEvents(tools.db, {}, 50));
  const token = done.kind === "in" ? /=([\w-]{43})/.exec(done.cookies[0] ?? "")?.[1] : "";
  for (const secret of [session.id, session.hash, token, "argon2", "a guess of somebody"])
    expect(log).not.toContain(secret);
});

describe("work that takes in rows", () => {
  it("is as many events for a delivery of 400 items as for one of 20, and none holds a record", async () => {
    const { weeks } = await aContract(tools.db);
    const counts: number[] = [];
    for (const [k, items] of [20, 400].entries()) {
      const before = proveChain(tools.db).events;
      const done = await deliver(tools, weeks[k]?.id ?? "", itemLines(k * 1000, k * 1000 + items));
      expect(done.kind).toBe("stored");
      counts.push(proveChain(tools.db).events - before);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(5);
    expect(JSON.stringify(await listEvents(tools.db, {}, 50))).not.toContain("answer to item");
  });

  it("by a job is done for whoever queued it", async () => {
    const job = { kind: "nothing", title: "x", input: {}, bytesTotal: 0, now: 1 };
    const ada = { who: "Ada", role: "ops", via: "web", request: "r-9", reason: "" };
    const id = await actingAs(ada, () => enqueueJob(tools.db, job));
    const row = await jobById(tools.db, id);
    if (!row) throw new Error("no job");
    await runJob({ ...tools, maxRowBytes: 1 }, row);
    expect(await newest()).toMatchObject({ who: "Ada", via: "job", request: "r-9", what: "changed" });
  });

  it("about annotators is one event, and so is erasing; neither says of whom", async () => {
    const { id } = await createVendor(tools.db, { name: "Larkfield", notes: "", now: 1 });
    const rows = ["w-17", "w-18"].map((pseudonym) => ({ pseudonym, attribute: "language", value: "Welsh" }));
    await replaceAttributes(tools.db, id, rows, { importedAt: 1, importedBy: "t", fileSha256: "0".repeat(64) });
    await eraseAttributes(tools.db, id, "w-17");
    const [erased, imported] = await listEvents(tools.db, {}, 2);
    expect(imported).toMatchObject({ what: "imported", after: { rows: 2 } });
    expect(erased).toMatchObject({ what: "erased", after: { values: 1, of: "one annotator" } });
    expect(JSON.stringify([erased, imported])).not.toMatch(/w-1|Welsh/);
    expect(proveChain(tools.db).faults).toEqual([]);
  });
});

it("a reason too long to keep is kept as its hash", async () => {
  const actor = { who: "Ada", role: "lead", via: "web", request: "r", reason: "because ".repeat(100) };
  await appendEvent(tools.db, { what: "tested", subject: "x" }, actor);
  expect((await newest())?.reason).toMatch(/^800 characters, sha256 /);
});

describe("the page of the log", () => {
  const events = async (query: string) => {
    const request = new Request(`http://localhost/audit?${query}`);
    return (await audit({ request, params: {}, context: tools })).page;
  };

  beforeEach(async () => {
    const ada = { who: "Ada", role: "lead", via: "web", request: "r", reason: "" };
    for (let n = 1; n <= 60; n += 1)
      await actingAs(n % 2 ? ada : { ...ada, who: "Bo" }, () =>
        createVendor(tools.db, { name: `Vendor ${n}`, notes: "", now: 1 }),
      );
  });

  it("shows the newest first, page by page, each with the way to the thing", async () => {
    const first = await events("");
    expect(first.events).toHaveLength(50);
    expect(first.events[0]).toMatchObject({ seq: 60, href: expect.stringMatching(/^\/vendors\/[\w-]+$/) });
    const second = await events(`from=${first.next}`);
    expect([second.events[0]?.seq, second.events.length, second.next]).toEqual([10, 10, null]);
    expect((await events("sort=number")).events[0]?.seq).toBe(1);
  });

  it("filters by who, what, thing, text and day, and says when a day is none", async () => {
    expect((await events("who=Bo&text=vendor+1")).events.map(({ seq }) => seq)).toEqual([18, 16, 14, 12, 10]);
    expect((await events("what=removed")).events).toEqual([]);
    expect((await events("thing=contracts")).events).toEqual([]);
    expect((await events("until=2001-01-01")).events).toEqual([]);
    expect((await events("since=soon")).fault).toBe("A day is written as 2026-11-26.");
  });

  it("goes out whole, as a table and as the lines that were hashed", async () => {
    const args = { request: new Request("http://localhost/x?who=Ada"), params: {}, context: tools };
    const csv = await (await csvOf(args)).text();
    expect(csv.trim().split("\r\n")).toHaveLength(31);
    const lines = (await (await linesOf(args)).text()).trim().split("\n");
    const bodies = tools.db.$client.prepare("SELECT body FROM audit_events WHERE seq = 59").pluck().get();
    expect([lines.length, lines[0]]).toEqual([30, bodies]);
  });
});
