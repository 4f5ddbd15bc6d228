/** A stranger who keeps guessing is stopped; the person he guesses about is not. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressGroup } from "#app/people/address-group.ts";
import { noteTooOften } from "#app/people/denied.server.ts";
import { hashPassphrase } from "#app/people/passphrase.server.ts";
import { seal } from "#app/people/seal.server.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { giveCode, letIn, signIn } from "#app/people/sign-in.server.ts";
import { hotp, stepAt } from "#app/people/totp.ts";
import { listEvents } from "#db/audit-log.server.ts";
import { addUser, changeUser, setSecondFactor, userById } from "#db/people.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const PASSPHRASE = "four unlikely herons wading";
const SHARED = "203.0.113.9";
const SECRET = Buffer.from("12345678901234567890");

let tools: TestTools;
let clock: number;
let at: Pick<TestTools, "db" | "now" | "settings">;
let id: string;
beforeEach(async () => {
  tools = await testTools();
  clock = tools.now();
  at = { db: tools.db, now: () => clock, settings: tools.settings };
  const user = { name: "Ada Example", email: "ada@example.org", role: null };
  const added = await addUser(tools.db, { ...user, createdBy: "test", createdAt: clock });
  id = added.kind === "added" ? added.id : "";
  await changeUser(tools.db, id, { passphraseHash: await hashPassphrase(PASSPHRASE) });
});
afterEach(() => tools.dispose());

interface Try {
  passphrase?: string;
  address?: string;
  cookies?: string | null;
  code?: string;
}
const attempt = ({ passphrase = PASSPHRASE, address = SHARED, cookies = null, code }: Try) =>
  signIn(at, { email: "ada@example.org", passphrase, client: { address, agent: "t", secure: false }, cookies, code });

async function strangerGuesses(times = 8, address = SHARED): Promise<void> {
  for (let i = 0; i < times; i += 1) await attempt({ passphrase: `guess ${i}`, address });
}

async function signedInOnce(): Promise<string> {
  const user = await userById(tools.db, id);
  if (!user) throw new Error("She is gone.");
  const visit = { client: { address: SHARED, agent: "t", secure: false }, cookies: null };
  return (await letIn(at, user, visit, "both")).cookies.join("; ");
}

async function withSecondFactor(): Promise<void> {
  const sealed = seal({ keyFile: at.settings.keyFile, purpose: `second factor of ${id}` }, SECRET.toString("hex"));
  await setSecondFactor(tools.db, id, { sealed, step: stepAt(clock) - 10, codeHashes: [] });
}
const codeNow = () => hotp(SECRET, stepAt(clock));

describe("a stranger at the same address", () => {
  it("is stopped after eight guesses, and with him a browser that nobody knows", async () => {
    await strangerGuesses();
    expect(await attempt({})).toMatchObject({ kind: "refused", status: 429 });
    expect(await attempt({ address: "192.0.2.7" })).toMatchObject({ kind: "in" });
  });

  it("does not stop the person's own browser, nor her session", async () => {
    const cookies = await signedInOnce();
    await strangerGuesses(70);
    expect(await attempt({})).toMatchObject({ status: 429 });
    expect(await personOfCookie(tools.db, cookies, clock)).toMatchObject({ id });
    const device = cookies.replace(/assay_session=[^;]+/, "");
    expect(await attempt({ cookies: device })).toMatchObject({ kind: "in" });
  }, 60_000);

  it("does not stop whoever gives the code of her second factor at once", async () => {
    await withSecondFactor();
    await strangerGuesses();
    expect(await attempt({})).toMatchObject({ status: 429 });
    expect(await attempt({ code: "000000" })).toMatchObject({ status: 429 });
    expect(await attempt({ passphrase: "a guess", code: codeNow() })).toMatchObject({ status: 429 });
    const done = await attempt({ code: codeNow() });
    expect(done).toMatchObject({ kind: "in", awaitsCode: false });
    expect(await attempt({ code: codeNow() })).toMatchObject({ kind: "in", awaitsCode: true });
  });
});

it("strangers from everywhere leave a bounded number of events, with those the log names no more told as one", async () => {
  const from = (k: number) => ({ subject: `users/${k}`, from: `192.0.2.${k}` });
  for (let k = 0; k < 500; k += 1) await noteTooOften(at, from(k));
  await Promise.all([noteTooOften(at, from(1)), noteTooOften(at, from(600))]);
  const events = await listEvents(tools.db, { text: "too many requests" }, 1000, "oldest first");
  expect(events).toHaveLength(101);
  expect(events[0]).toMatchObject({ what: "refused", subject: "users/0", after: { from: "192.0.2.0" } });
  expect(events.at(-1)).toMatchObject({ subject: "users", after: { from: "more places than are named" } });
});

describe("the cookie of a known browser", () => {
  it("opens nothing, and is held to eight tries of its own", async () => {
    const device = (await signedInOnce()).replace(/assay_session=[^;]+/, "");
    expect(await personOfCookie(tools.db, device, clock)).toBeNull();
    for (let i = 0; i < 8; i += 1) await attempt({ passphrase: "guess", cookies: device });
    expect(await attempt({ cookies: device })).toMatchObject({ status: 429 });
    expect(await attempt({})).toMatchObject({ kind: "in" });
  });

  it("is nothing for another account, when altered, or after a year", async () => {
    const device = (await signedInOnce()).replace(/assay_session=[^;]+; /, "");
    await strangerGuesses();
    expect(
      await attempt({ cookies: device.replace(/(?<=assay_device=)./, (first) => (first === "A" ? "B" : "A")) }),
    ).toMatchObject({ status: 429 });
    const bo = await addUser(tools.db, {
      name: "Bo",
      email: "bo@example.org",
      role: null,
      createdBy: "t",
      createdAt: 1,
    });
    await changeUser(tools.db, bo.kind === "added" ? bo.id : "", { passphraseHash: await hashPassphrase(PASSPHRASE) });
    const client = { address: SHARED, agent: "t", secure: false };
    const asBo = (passphrase: string) => signIn(at, { email: "bo@example.org", passphrase, client, cookies: device });
    for (let i = 0; i < 8; i += 1) await asBo("guess");
    expect(await asBo(PASSPHRASE)).toMatchObject({ status: 429 });
    expect(await attempt({ cookies: device })).toMatchObject({ kind: "in" });
    clock += 366 * 24 * 3_600_000;
    await strangerGuesses();
    expect(await attempt({ cookies: device })).toMatchObject({ status: 429 });
  });
});

it("a half-done sign-in of somebody else takes no code of this person", async () => {
  await withSecondFactor();
  const half = await attempt({ address: "192.0.2.7" });
  if (half.kind !== "in") throw new Error("Not in.");
  const visit = { client: { address: "192.0.2.7", agent: "t", secure: false }, cookies: half.cookies.join("; ") };
  await strangerGuesses();
  expect(await giveCode(at, codeNow(), visit)).toMatchObject({ kind: "in" });
});

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("the address %s counts as %s", (address, expected) => {
  expect(addressGroup(address)).toBe(expected);
});
