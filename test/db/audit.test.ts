/** Every change is one event, in the transaction of the change; whatever is altered, removed or moved is found and named. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actingAs } from "#db/actor.server.ts";
import { appendEvent, listEvents } from "#db/audit-log.server.ts";
import { proveChain } from "#db/audit-proof.server.ts";
import { NOT_FOLLOWED } from "#db/audit-tables.ts";
import { inTransaction } from "#db/client.server.ts";
import { createVendor, updateVendor } from "#db/contracts.server.ts";
import { addUser } from "#db/people.server.ts";
import { aRowOfEverything } from "#test/support/a-row-of-everything.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const ada = { who: "Ada", role: "lead", via: "web", request: "r-1", reason: "The old name was wrong." };

async function threeEvents(): Promise<void> {
  for (const name of ["One", "Two", "Three"]) await createVendor(tools.db, { name, notes: "", now: 1 });
}

/** What somebody could do who has the file and lifts the guards. */
function tamper(statement: string): void {
  const client = tools.db.$client;
  const triggers = client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
    .pluck()
    .all() as string[];
  for (const name of triggers) client.exec(`DROP TRIGGER ${name}`);
  client.exec(statement);
}

describe("a change", () => {
  it("is an event that says who, when, on which request, what, before and after, and why", async () => {
    const before = Date.now();
    const { id } = await createVendor(tools.db, { name: "Larkfield", notes: "", now: 1 });
    await actingAs(ada, () => updateVendor(tools.db, id, { name: "Larkfield Annotation", notes: "" }));
    const [changed, added] = await listEvents(tools.db, {}, 10);
    expect(changed).toMatchObject({
      ...ada,
      seq: 2,
      what: "changed",
      subject: `vendors/${id}`,
      before: { name: "Larkfield" },
      after: { name: "Larkfield Annotation" },
    });
    expect(changed?.at).toBeGreaterThanOrEqual(before);
    expect(Object.keys(changed?.after ?? {})).toEqual(["name"]);
    expect(added).toMatchObject({ seq: 1, who: "Assay", what: "added", before: null, after: { name: "Larkfield" } });
  });

  it("that is rolled back leaves no event, and one that changes nothing neither", async () => {
    const { id } = await createVendor(tools.db, { name: "Larkfield", notes: "", now: 1 });
    await updateVendor(tools.db, id, { name: "Larkfield", notes: "" });
    expect(() =>
      inTransaction(tools.db, () => {
        tools.db.$client.prepare("DELETE FROM vendors").run();
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(proveChain(tools.db)).toMatchObject({ events: 1, faults: [] });
  });

  it("of many rows of one kind in one transaction is one event, of a few as many", async () => {
    const add = (n: number) =>
      inTransaction(tools.db, () => {
        for (let k = 0; k < n; k += 1)
          tools.db.$client.prepare("INSERT INTO vendors VALUES (?, ?, '', 1)").run(`v-${n}-${k}`, `Vendor ${n} ${k}`);
      });
    add(20);
    expect(proveChain(tools.db).events).toBe(20);
    add(21);
    expect(proveChain(tools.db)).toMatchObject({ events: 21, faults: [] });
    expect((await listEvents(tools.db, {}, 1))[0]).toMatchObject({
      ...{ what: "added", subject: "vendors" },
      after: {
        rows: 21,
        first: "vendors/v-21-0",
        last: "vendors/v-21-20",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it("inside a larger one that goes on without it leaves no event", () => {
    const add = (name: string) => tools.db.$client.prepare("INSERT INTO vendors VALUES (?, ?, '', 1)").run(name, name);
    inTransaction(tools.db, () => {
      add("one");
      try {
        inTransaction(tools.db, () => {
          add("two");
          throw new Error("no");
        });
      } catch {}
      add("three");
    });
    const names = tools.db.$client.prepare("SELECT subject FROM audit_events ORDER BY seq").pluck().all();
    expect(names).toEqual(["vendors/one", "vendors/three"]);
  });

  it("keeps secrets and long texts out", async () => {
    const added = await addUser(tools.db, { name: "Ada", email: "a@b.c", role: "lead", createdBy: "t", createdAt: 1 });
    if (added.kind !== "added") throw new Error("taken");
    tools.db.$client.prepare("UPDATE users SET passphrase_hash = 'argon-something'").run();
    await createVendor(tools.db, { name: "Larkfield", notes: "long ".repeat(200), now: 1 });
    const all = JSON.stringify(await listEvents(tools.db, {}, 10));
    expect(all).not.toContain("argon-something");
    expect(all).not.toContain("long long");
    expect(all).toContain("1000 characters, sha256 ");
  });

  it("of every table is followed, but for those that say why not", () => {
    aRowOfEverything(tools.db);
    const tables = tools.db.$client
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
      )
      .pluck()
      .all() as string[];
    const followed = tools.db.$client
      .prepare("SELECT DISTINCT substr(subject, 1, instr(subject, '/') - 1) FROM audit_events")
      .pluck()
      .all() as string[];
    expect(tables.filter((one) => !followed.includes(one)).sort()).toEqual(Object.keys(NOT_FOLLOWED).sort());
    expect(proveChain(tools.db).faults).toEqual([]);
  });
});

describe("the log", () => {
  it("takes nothing but at its end, changes nothing and gives nothing up", async () => {
    await threeEvents();
    const run = (statement: string) => () => tools.db.$client.exec(statement);
    expect(run("UPDATE audit_events SET body = '{}' WHERE seq = 2")).toThrow("append-only");
    expect(run("DELETE FROM audit_events WHERE seq = 3")).toThrow("append-only");
    expect(run("INSERT INTO audit_events (seq, body) VALUES (9, '{}')")).toThrow("at its end");
    expect(run("UPDATE audit_head SET count = 1")).toThrow("append-only");
    expect(run("DELETE FROM audit_head")).toThrow("append-only");
  });

  it("that nobody touched is proved", async () => {
    await threeEvents();
    await appendEvent(tools.db, { what: "exported", subject: "GET /flags.csv", after: { rows: 3 } });
    const proof = proveChain(tools.db);
    expect(proof).toMatchObject({ events: 4, faults: [], head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(proveChain(tools.db, [{ count: 4, hash: proof.head }]).faults).toEqual([]);
  });

  it.each([
    [
      "an altered event",
      "UPDATE audit_events SET body = replace(body, 'Two', 'Too') WHERE seq = 2",
      "Event 2 was altered, or another one stood before event 3.",
    ],
    [
      "the first, altered",
      "UPDATE audit_events SET body = replace(body, 'One', 'Won') WHERE seq = 1",
      "Event 1 was altered, or another one stood before event 2.",
    ],
    [
      "the last, altered",
      "UPDATE audit_events SET body = replace(body, 'Three', 'Tree') WHERE seq = 3",
      "Event 3 was altered.",
    ],
    [
      "an event that is none",
      "UPDATE audit_events SET body = '[]' WHERE seq = 2",
      "Event 2 was altered: it is no event any more.",
    ],
    ["one removed", "DELETE FROM audit_events WHERE seq = 2", "Event 2 was removed."],
    ["the first removed", "DELETE FROM audit_events WHERE seq = 1", "Event 1 was removed."],
    ["the last removed", "DELETE FROM audit_events WHERE seq = 3", "Event 3 was removed."],
    ["all removed", "DELETE FROM audit_events", "Events 1 to 3 were removed."],
    [
      "two in another order",
      "UPDATE audit_events SET seq = 9 WHERE seq = 1; UPDATE audit_events SET seq = 1 WHERE seq = 2; UPDATE audit_events SET seq = 2 WHERE seq = 9",
      "Event 1 was moved or altered: it says that it is number 2.",
    ],
    [
      "one added beside it",
      'INSERT INTO audit_events (seq, body) VALUES (4, \'{"seq":4,"previous":"x"}\')',
      "Event 4 was added beside the log.",
    ],
  ])("with %s is found and the event named", async (_what, statement, fault) => {
    await threeEvents();
    tamper(statement);
    expect(proveChain(tools.db).faults).toContain(fault);
  });

  it("cut short together with its head is found by a head that was written down", async () => {
    await threeEvents();
    const { events, head } = proveChain(tools.db);
    tamper("DELETE FROM audit_events WHERE seq = 3");
    const left = proveChain(tools.db);
    tamper(`UPDATE audit_head SET count = 2, hash = '${left.head}'`);
    expect(proveChain(tools.db).faults).toEqual([]);
    expect(proveChain(tools.db, [{ count: events, hash: head }]).faults).toEqual(["Event 3 was removed."]);
  });

  it("made anew from some point on is found by a head that was written down", async () => {
    await threeEvents();
    const { head } = proveChain(tools.db);
    tamper("UPDATE audit_events SET body = replace(body, 'Three', 'Tree') WHERE seq = 3");
    tamper("UPDATE audit_head SET hash = (SELECT audit_hash(body) FROM audit_events WHERE seq = 3)");
    expect(proveChain(tools.db).faults).toEqual([]);
    expect(proveChain(tools.db, [{ count: 3, hash: head }]).faults).toEqual([
      "Up to event 3 the log is not the one that was written down.",
    ]);
  });

  it("is searched by who, what, subject and text, newest first, page by page", async () => {
    await threeEvents();
    await actingAs(ada, () => createVendor(tools.db, { name: "Four", notes: "", now: 1 }));
    const names = async (filter: Parameters<typeof listEvents>[1], limit = 10) =>
      (await listEvents(tools.db, filter, limit)).map(({ after }) => after?.name);
    expect(await names({})).toEqual(["Four", "Three", "Two", "One"]);
    expect(await names({ who: "Ada" })).toEqual(["Four"]);
    expect(await names({ text: "three" })).toEqual(["Three"]);
    expect(await names({ subject: "vendors/", before: 3 }, 1)).toEqual(["Two"]);
    expect(await names({ what: "removed" })).toEqual([]);
  });
});
