/** `assay user …`: roles, closing, sessions and second factors, on a data folder of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "#app/cli/command.ts";
import { userDisable } from "#app/cli/commands/user-disable.ts";
import { userResetSecondFactor } from "#app/cli/commands/user-reset-second-factor.ts";
import { userRole } from "#app/cli/commands/user-role.ts";
import { sessionsShown } from "#app/people/account.server.ts";
import { changeAccount } from "#app/people/account-page.server.ts";
import { personOfCookie, startSession } from "#app/people/session.server.ts";
import { readSettings } from "#app/settings.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { addUser, removeSecondFactor, setSecondFactor, userByEmail } from "#db/people.server.ts";

const NOW = Date.UTC(2026, 9, 19, 9);
const client = { address: "192.0.2.7", agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0", secure: false };
let folder: string;
let db: Db;
let ids: Record<string, string>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-user-"));
  db = openDatabase(databasePath(folder));
  ids = {};
  for (const [name, role] of [
    ["Ada", "admin"],
    ["Bo", "viewer"],
  ] as const) {
    const email = `${name.toLowerCase()}@example.org`;
    const added = await addUser(db, { name, email, role, createdBy: "test", createdAt: NOW });
    ids[name] = added.kind === "added" ? added.id : "";
  }
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: Command, words: string[], options: Record<string, string | boolean> = {}) {
  const said: string[] = [];
  const settings = readSettings({ ASSAY_DATA: folder, ASSAY_USER: "tester" });
  const out = (text: string) => void said.push(text);
  try {
    const code = await command.run({ words, options, settings, now: NOW, out, say: out });
    return { code, text: said.join("\n") };
  } catch (error) {
    return { code: 2, text: (error as Error).message };
  }
}

const sessionOf = (name: string, at = NOW) =>
  startSession(db, { userId: ids[name] ?? "", client, cookies: null, now: at });

describe("assay user role", () => {
  it("gives and takes a role, and names those there are", async () => {
    expect(await run(userRole, ["bo@example.org"], { role: "lead" })).toMatchObject({ code: 0 });
    expect(await userByEmail(db, "bo@example.org")).toMatchObject({ role: "lead" });
    const taken = await run(userRole, ["bo@example.org"], { role: "none", json: true });
    expect(JSON.parse(taken.text)).toEqual({ email: "bo@example.org", role: "none", contract: null });
    expect(await run(userRole, ["bo@example.org"], { role: "boss" })).toMatchObject({ code: 2 });
    expect(await run(userRole, ["nobody@example.org"], { role: "lead" })).toMatchObject({ code: 2 });
  });

  it("leaves the last admin one", async () => {
    const refused = await run(userRole, ["ada@example.org"], { role: "viewer" });
    expect(refused).toMatchObject({ code: 2, text: expect.stringContaining("another person an admin") });
    expect(await userByEmail(db, "ada@example.org")).toMatchObject({ role: "admin" });
  });

  it("changes what an open session may do at once", async () => {
    const cookie = await sessionOf("Bo");
    await run(userRole, ["bo@example.org"], { role: "researcher" });
    expect(await personOfCookie(db, cookie, NOW)).toMatchObject({ role: "researcher" });
  });
});

describe("assay user disable", () => {
  it("ends the sessions, which opening the account again does not bring back", async () => {
    const cookie = await sessionOf("Bo");
    expect(await run(userDisable, ["bo@example.org"])).toMatchObject({ code: 0 });
    expect(await personOfCookie(db, cookie, NOW)).toBeNull();
    expect(await run(userDisable, ["bo@example.org"], { undo: true })).toMatchObject({ code: 0 });
    expect(await personOfCookie(db, cookie, NOW)).toBeNull();
    expect(await personOfCookie(db, await sessionOf("Bo"), NOW)).toMatchObject({ name: "Bo" });
  });

  it("does not close the last admin's account", async () => {
    expect(await run(userDisable, ["ada@example.org"])).toMatchObject({ code: 2 });
  });
});

describe("assay user reset-second-factor", () => {
  it("takes it away with its recovery codes, ends the sessions, and says when there is none", async () => {
    expect(await run(userResetSecondFactor, ["bo@example.org"])).toMatchObject({ code: 2 });
    await setSecondFactor(db, ids.Bo ?? "", { sealed: "x", step: 1, codeHashes: ["a", "b"] });
    const cookie = await sessionOf("Bo");
    expect(await run(userResetSecondFactor, ["bo@example.org"])).toMatchObject({ code: 0 });
    expect(await userByEmail(db, "bo@example.org")).toMatchObject({ totpSecret: null });
    expect(db.$client.prepare("SELECT count(*) FROM recovery_codes").pluck().get()).toBe(0);
    expect(await personOfCookie(db, cookie, NOW)).toBeNull();
    await removeSecondFactor(db, ids.Bo ?? "");
  });
});

describe("the sessions of an account", () => {
  it("are listed with browser and address, and each is ended by its owner and by nobody else", async () => {
    const [mine, lost] = [await sessionOf("Bo"), await sessionOf("Bo", NOW + 1)];
    const person = await personOfCookie(db, mine, NOW + 2);
    const tools = { db, now: () => NOW + 2, settings: readSettings({ ASSAY_DATA: folder }) };
    const shown = await sessionsShown(tools, ids.Bo ?? "", person?.sessionId);
    expect(shown.map(({ agent, address, isThis }) => [agent, address, isThis])).toEqual([
      ["Firefox on Linux", "192.0.2.7", false],
      ["Firefox on Linux", "192.0.2.7", true],
    ]);
    const end = async (who: typeof person) => {
      const form = new URLSearchParams({ intent: "end-session", session: shown[0]?.id ?? "" });
      await changeAccount(tools, { person: who, form, client, cookies: null });
    };
    await end(await personOfCookie(db, await sessionOf("Ada"), NOW + 2));
    expect(await personOfCookie(db, lost, NOW + 2)).toMatchObject({ name: "Bo" });
    await end(person);
    expect(await personOfCookie(db, lost, NOW + 2)).toBeNull();
    expect(await personOfCookie(db, mine, NOW + 2)).toMatchObject({ name: "Bo" });
  });

  it("are not taken over by a token that was replaced, chosen by somebody, or is a session's id", async () => {
    const first = await sessionOf("Bo");
    const second = await startSession(db, { userId: ids.Bo ?? "", client, cookies: first, now: NOW });
    expect(await personOfCookie(db, first, NOW)).toBeNull();
    const person = await personOfCookie(db, second, NOW);
    const chosen = `assay_session=${"A".repeat(43)}`;
    const after = await startSession(db, { userId: ids.Bo ?? "", client, cookies: chosen, now: NOW });
    expect(after).not.toContain("A".repeat(43));
    for (const cookie of [chosen, `assay_session=${person?.sessionId}`, "assay_session=", "assay_session=%00"])
      expect(await personOfCookie(db, cookie, NOW)).toBeNull();
  });
});
