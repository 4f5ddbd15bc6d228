/** The second factor from its set-up to its loss, and what a copy of the database is worth. */
import { readFileSync, statSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { admit } from "#app/http/admit.server.ts";
import { changeAccount } from "#app/people/account-page.server.ts";
import { enter, entryOfToken, makeEntryLink } from "#app/people/entry.server.ts";
import { hashPassphrase } from "#app/people/passphrase.server.ts";
import { PERSON_CHANGES } from "#app/people/people-page.server.ts";
import type { Person } from "#app/people/person.ts";
import { unseal } from "#app/people/seal.server.ts";
import type { SetUp } from "#app/people/second-factor.server.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { giveCode, letIn, signIn } from "#app/people/sign-in.server.ts";
import { hotp, stepAt } from "#app/people/totp.ts";
import { addUser, changeUser, userById } from "#db/people.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const PASSPHRASE = "four unlikely herons wading";
const client = { address: "192.0.2.7", agent: "test", secure: false };
const from = (cookies: string | null = null, address = client.address) => ({ client: { ...client, address }, cookies });

let tools: TestTools;
let clock: number;
let at: Pick<TestTools, "db" | "now" | "settings">;
let id: string;
beforeEach(async () => {
  tools = await testTools();
  clock = tools.now();
  at = { db: tools.db, now: () => clock, settings: tools.settings };
  const user = { name: "Ada Example", email: "ada@example.org", role: "lead" as const };
  const added = await addUser(tools.db, { ...user, createdBy: "test", createdAt: clock });
  id = added.kind === "added" ? added.id : "";
  await changeUser(tools.db, id, { passphraseHash: await hashPassphrase(PASSPHRASE) });
});
afterEach(() => tools.dispose());

async function ada() {
  const user = await userById(tools.db, id);
  if (!user) throw new Error("She is gone.");
  return user;
}

async function personWith(cookies: string[]): Promise<Person | null> {
  return personOfCookie(tools.db, cookies.join("; "), clock, at.settings.secondFactorRoles);
}

/** What she sends from the page of her account. */
async function send(fields: Record<string, string>, cookies?: string[]) {
  const person = await personWith(cookies ?? (await letIn(at, await ada(), from(), "both")).cookies);
  return changeAccount(at, { person, form: new URLSearchParams(fields), ...from() });
}

const bytesOf = (setUp: SetUp) => {
  const bits = [...setUp.secret.replaceAll(" ", "")].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

async function setUp(): Promise<{ secret: Buffer; codes: string[] }> {
  const begun = await send({ intent: "begin-second-factor", current: PASSPHRASE });
  const shown = begun.shown?.setUp;
  if (!shown) throw new Error(JSON.stringify(begun));
  const secret = bytesOf(shown);
  const code = hotp(secret, stepAt(clock));
  const done = await send({ intent: "confirm-second-factor", setup: shown.sealed, code });
  if (!done.ok || !done.shown?.codes) throw new Error(JSON.stringify(done));
  clock += 60_000;
  return { secret, codes: done.shown.codes };
}

async function withPassphrase(address?: string) {
  const done = await signIn(at, { email: "ada@example.org", passphrase: PASSPHRASE, ...from(null, address) });
  if (done.kind !== "in") throw new Error(done.message);
  return done.cookies.join("; ");
}

const codeNow = (secret: Buffer) => hotp(secret, stepAt(clock));

describe("setting it up", () => {
  it("asks for the passphrase, shows the secret as a QR code and as text, and is on once a code confirms it", async () => {
    expect(await send({ intent: "begin-second-factor", current: "a guess" })).toMatchObject({
      errors: { current: "The passphrase is not right." },
    });
    const begun = await send({ intent: "begin-second-factor", current: PASSPHRASE });
    const shown = begun.shown?.setUp;
    if (!shown) throw new Error("Nothing is shown.");
    expect(shown.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(shown.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect((await ada()).totpSecret).toBeNull();
    const wrong = await send({ intent: "confirm-second-factor", setup: shown.sealed, code: "000000" });
    expect(wrong).toMatchObject({ ok: false, errors: { code: expect.any(String) }, shown: { setUp: shown } });
    const right = { intent: "confirm-second-factor", setup: shown.sealed, code: codeNow(bytesOf(shown)) };
    const done = await send(right);
    expect(done.ok && done.shown?.codes).toHaveLength(10);
    expect(await send(right)).toMatchObject({ errors: { form: expect.stringContaining("Begin again") } });
  });

  it("takes no set-up of somebody else, none that was altered and none older than half an hour", async () => {
    const begun = await send({ intent: "begin-second-factor", current: PASSPHRASE });
    const shown = begun.shown?.setUp;
    if (!shown) throw new Error("Nothing is shown.");
    const bo = await addUser(tools.db, {
      ...{ name: "Bo", email: "bo@example.org", role: null },
      createdBy: "t",
      createdAt: 1,
    });
    const code = codeNow(bytesOf(shown));
    const form = new URLSearchParams({ intent: "confirm-second-factor", setup: shown.sealed, code });
    const person = { ...{ id: bo.kind === "added" ? bo.id : "", name: "Bo", email: "bo@example.org" } };
    const other = { ...person, sessionId: "s", role: null, perContract: new Map() };
    expect(await changeAccount(at, { person: other, form, ...from() })).toMatchObject({ ok: false });
    const altered = `${shown.sealed.slice(0, -2)}${shown.sealed.endsWith("AA") ? "BB" : "AA"}`;
    expect(await send({ intent: "confirm-second-factor", setup: altered, code })).toMatchObject({ ok: false });
    clock += 30 * 60_000;
    const late = { intent: "confirm-second-factor", setup: shown.sealed, code: codeNow(bytesOf(shown)) };
    expect(await send(late)).toMatchObject({ ok: false });
  });

  it("ends the sessions that came in without it", async () => {
    const before = (await letIn(at, await ada(), from(), "both")).cookies;
    await setUp();
    expect(await personWith(before)).toBeNull();
  });
});

describe("signing in with it", () => {
  it("opens nothing until the code is right", async () => {
    const { secret } = await setUp();
    const half = await withPassphrase();
    expect(await personOfCookie(tools.db, half, clock)).toBeNull();
    expect(half).not.toContain("assay_device");
    expect(await giveCode(at, "000000", from(half))).toMatchObject({ kind: "refused", status: 400 });
    const done = await giveCode(at, codeNow(secret), from(half));
    if (done?.kind !== "in") throw new Error("Not in.");
    expect(await personWith(done.cookies)).toMatchObject({ id });
    expect(done.cookies[0]).not.toBe(half);
    expect(await giveCode(at, codeNow(secret), from(half))).toBeNull();
  });

  it("takes a code once, and none from before it", async () => {
    const { secret } = await setUp();
    const code = codeNow(secret);
    expect(await giveCode(at, code, from(await withPassphrase()))).toMatchObject({ kind: "in" });
    expect(await giveCode(at, code, from(await withPassphrase()))).toMatchObject({ kind: "refused" });
    const earlier = hotp(secret, stepAt(clock) - 1);
    expect(await giveCode(at, earlier, from(await withPassphrase()))).toMatchObject({ kind: "refused" });
    clock += 30_000;
    expect(await giveCode(at, codeNow(secret), from(await withPassphrase()))).toMatchObject({ kind: "in" });
  });

  it("waits ten minutes for the code", async () => {
    const { secret } = await setUp();
    const half = await withPassphrase();
    clock += 10 * 60_000;
    expect(await giveCode(at, codeNow(secret), from(half))).toBeNull();
  });

  it("is refused after eight wrong codes from one place", async () => {
    const { secret } = await setUp();
    const half = await withPassphrase();
    for (let i = 0; i < 8; i += 1) await giveCode(at, "000000", from(half));
    expect(await giveCode(at, codeNow(secret), from(half))).toMatchObject({ kind: "refused", status: 429 });
    clock += 15 * 60_000 + 1;
    expect(await giveCode(at, codeNow(secret), from(await withPassphrase()))).toMatchObject({ kind: "in" });
  });

  it("stops somebody with the passphrase and many addresses; a known browser and a recovery code go on", async () => {
    const { secret, codes } = await setUp();
    const first = await giveCode(at, codeNow(secret), from(await withPassphrase()));
    const device = first?.kind === "in" ? (first.cookies[1] ?? "") : "";
    for (let i = 0; i < 40; i += 1) {
      const address = `198.51.100.${i}`;
      await giveCode(at, "000000", from(await withPassphrase(address), address));
    }
    clock += 30_000;
    const elsewhere = "203.0.113.1";
    expect(await giveCode(at, codeNow(secret), from(await withPassphrase(elsewhere), elsewhere))).toMatchObject({
      status: 429,
    });
    expect(await giveCode(at, codes[0] ?? "", from(await withPassphrase(elsewhere), elsewhere))).toMatchObject({
      kind: "in",
    });
    const known = `${await withPassphrase()}; ${device}`;
    expect(await giveCode(at, codeNow(secret), from(known))).toMatchObject({ kind: "in" });
  }, 60_000);

  it("holds for one-time links too", async () => {
    await setUp();
    const path = await makeEntryLink(at, { kind: "new-passphrase", userId: id, by: "test" });
    const entry = await entryOfToken(at, path.replace("/welcome/", ""));
    if (!entry) throw new Error("There is no link.");
    const fresh = "seven quiet lanterns drifting";
    expect(await enter(at, entry, new URLSearchParams({ passphrase: fresh, again: fresh }))).toMatchObject({
      kind: "in",
    });
    expect(await letIn(at, await ada(), from(), "first")).toMatchObject({ awaitsCode: true });
  });
});

describe("recovery codes", () => {
  it("serve once each, however they are typed", async () => {
    const { codes } = await setUp();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    const typed = codes[3]?.toLowerCase().replaceAll("-", " ") ?? "";
    expect(await giveCode(at, typed, from(await withPassphrase()))).toMatchObject({ kind: "in" });
    expect(await giveCode(at, typed, from(await withPassphrase()))).toMatchObject({ kind: "refused" });
    expect(await giveCode(at, codes[4] ?? "", from(await withPassphrase()))).toMatchObject({ kind: "in" });
  });

  it("are made anew for a code of the app; the old ones are nothing then", async () => {
    const { secret, codes } = await setUp();
    expect(await send({ intent: "new-recovery-codes", code: codes[0] ?? "" })).toMatchObject({ ok: false });
    const renewed = await send({ intent: "new-recovery-codes", code: codeNow(secret) });
    const fresh = (renewed.ok && renewed.shown?.codes) || [];
    expect(fresh).toHaveLength(10);
    expect(await giveCode(at, codes[0] ?? "", from(await withPassphrase()))).toMatchObject({ kind: "refused" });
    expect(await giveCode(at, fresh[0] ?? "", from(await withPassphrase()))).toMatchObject({ kind: "in" });
  });
});

describe("taking it away", () => {
  it("needs the passphrase, which cannot be guessed there either", async () => {
    await setUp();
    for (let i = 0; i < 8; i += 1)
      expect(await send({ intent: "remove-second-factor", current: "a guess" })).toMatchObject({ ok: false });
    expect(await send({ intent: "remove-second-factor", current: PASSPHRASE })).toMatchObject({
      errors: { current: expect.stringContaining("Too many tries") },
    });
    clock += 15 * 60_000 + 1;
    expect(await send({ intent: "remove-second-factor", current: PASSPHRASE })).toEqual({ ok: true });
    expect(await ada()).toMatchObject({ totpSecret: null, totpLastStep: null });
    expect(tools.db.$client.prepare("SELECT count(*) FROM recovery_codes").pluck().get()).toBe(0);
  });

  it("by an admin ends the sessions", async () => {
    await setUp();
    const session = (await letIn(at, await ada(), from(), "both")).cookies;
    await PERSON_CHANGES["forget-second-factor"]?.(at, await ada(), new URLSearchParams(), "Bo");
    expect((await ada()).totpSecret).toBeNull();
    expect(await personWith(session)).toBeNull();
  });
});

describe("the copy of a database", () => {
  it("holds neither secret nor codes; the key lies in a file of its own that only its owner reads", async () => {
    const { secret, codes } = await setUp();
    const { totpSecret } = await ada();
    const kept = ["users", "recovery_codes"].map((table) =>
      JSON.stringify(tools.db.$client.prepare(`SELECT * FROM ${table}`).all()),
    );
    for (const one of [secret.toString("hex"), secret.toString("base64url"), ...codes])
      expect(kept.join()).not.toContain(one);
    expect(statSync(at.settings.keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(at.settings.keyFile, "utf8").trim()).toMatch(/^[\w-]{43}$/);
    const seal = (keyFile: string, whose: string) =>
      unseal({ keyFile, purpose: `second factor of ${whose}` }, totpSecret ?? "");
    expect(seal(at.settings.keyFile, id)).toBe(secret.toString("hex"));
    expect(seal(at.settings.keyFile, "somebody else")).toBeNull();
    expect(seal(`${tools.folder}/another.key`, id)).toBeNull();
  });

  it("without its key takes recovery codes and no others", async () => {
    const { secret, codes } = await setUp();
    at = { ...at, settings: { ...at.settings, keyFile: `${tools.folder}/lost.key` } };
    expect(await giveCode(at, codeNow(secret), from(await withPassphrase()))).toMatchObject({ kind: "refused" });
    expect(await giveCode(at, codes[0] ?? "", from(await withPassphrase()))).toMatchObject({ kind: "in" });
  });
});

describe("a role that requires it", () => {
  beforeEach(() => {
    at = { ...at, settings: { ...at.settings, secondFactorRoles: ["lead", "admin"] } };
  });

  it("opens the own account only, until it is set up", async () => {
    const person = await personWith((await letIn(at, await ada(), from(), "both")).cookies);
    expect(person).toMatchObject({ owesSecondFactor: true });
    const ask = (need: "signed-in" | "contracts.read" | "accounts.manage", who = person) =>
      admit({ ...tools, person: who }, { need, way: "write", named: [], asked: "POST /" }).then(({ kind }) => kind);
    expect([await ask("signed-in"), await ask("contracts.read"), await ask("accounts.manage")]).toEqual([
      ...["in", "owes", "owes"],
    ]);
    await setUp();
    const after = await personWith((await letIn(at, await ada(), from(), "both")).cookies);
    expect(await ask("contracts.read", after)).toBe("in");
  });

  it("is nothing to other roles", async () => {
    await changeUser(tools.db, id, { role: "researcher" });
    const person = await personWith((await letIn(at, await ada(), from(), "both")).cookies);
    expect(person?.owesSecondFactor).toBeUndefined();
  });
});
