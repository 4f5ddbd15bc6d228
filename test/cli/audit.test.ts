/** The audit log from the command line: what was done there, and the proof that nothing of it was touched. */
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePath } from "#db/client.server.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";

let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("user", "invite", "ada@example.org", "--name", "Ada Example", "--role", "lead");
  await desk.run("user", "role", "ada@example.org", "--role", "admin");
});
afterAll(() => desk.dispose());

it("lists what was done on the command line, by whom and what it was before", async () => {
  const { code, stdout } = await desk.run("audit", "list", "--thing", "users", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout).events).toMatchObject([
    { who: "tester", role: "operator", via: "command line", before: { role: "lead" }, after: { role: "admin" } },
    { who: "tester", what: "added", after: { name: "Ada Example" } },
  ]);
  expect((await desk.run("audit", "list", "--since", "yesterday")).code).toBe(2);
});

it("keeps the reason that a command was given", async () => {
  const file = desk.file("contract.json", JSON.stringify(CONTRACT_FILE));
  expect((await desk.run("contract", "create", "--file", file)).code).toBe(0);
  const set = [
    "retention",
    "set",
    "--contract",
    CONTRACT_FILE.title,
    "--days",
    "90",
    "--reason",
    "As agreed in clause 12.",
  ];
  expect((await desk.run(...set)).code).toBe(0);
  const { stdout } = await desk.run("audit", "list", "--json");
  expect(JSON.parse(stdout).events[0]).toMatchObject({ who: "tester", reason: "As agreed in clause 12." });
});

it("proves the log, says what it cannot see, and names what was cut off", async () => {
  const sound = await desk.run("audit", "verify", "--json");
  expect(sound).toMatchObject({ code: 0 });
  const { events, head } = JSON.parse(sound.stdout);
  expect((await desk.run("audit", "verify")).stderr).toContain("Nothing written down elsewhere was compared");
  const client = new Database(databasePath(desk.dataFolder));
  client.exec("DROP TRIGGER audit_events_no_update");
  client.exec("UPDATE audit_events SET body = replace(body, 'Ada', 'Eve') WHERE seq = 1");
  client.close();
  const altered = await desk.run("audit", "verify", "--anchor", `${events}:${head}`);
  expect(altered.code).toBe(1);
  expect(altered.stdout).toContain("Event 1 was altered");
  expect((await desk.run("audit", "verify", "--anchor", "x")).code).toBe(2);
});
