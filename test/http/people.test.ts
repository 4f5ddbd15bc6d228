/** Coming in and staying in: links, passphrases, sessions, lockout. Pages are called as the framework calls them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter, entryOfToken, makeEntryLink, setUpPath } from "#app/people/entry.server.ts";
import { isPassphrase } from "#app/people/passphrase.server.ts";
import { passphraseFault } from "#app/people/passphrase-fault.server.ts";
import { pathHere } from "#app/people/path-here.ts";
import { invite, PERSON_CHANGES } from "#app/people/people-page.server.ts";
import { IDLE, LONGEST, personOfCookie, startSession } from "#app/people/session.server.ts";
import { signIn } from "#app/people/sign-in.server.ts";
import { tokenHash } from "#app/people/token.server.ts";
import { addUser, userByEmail, userById } from "#db/people.server.ts";
import { endSessions } from "#db/sessions.server.ts";
import { processorSeconds } from "#test/support/processor-seconds.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const GOOD = "four unlikely herons wading";
const client = { address: "192.0.2.7", agent: "test", secure: false };

let tools: TestTools;
let clock: number;
let at: Pick<TestTools, "db" | "now" | "settings">;
beforeEach(async () => {
  tools = await testTools();
  clock = tools.now();
  at = { db: tools.db, now: () => clock, settings: tools.settings };
});
afterEach(() => tools.dispose());

const tokenOf = (path: string | null) => path?.replace("/welcome/", "") ?? "";

async function entered(token: string, fields: Record<string, string>) {
  const entry = await entryOfToken(at, token);
  return entry ? enter(at, entry, new URLSearchParams(fields)) : { kind: "gone" as const };
}

async function ada(): Promise<string> {
  const form = { name: "Ada Example", email: "ada@example.org", passphrase: GOOD, again: GOOD };
  const done = await entered(tokenOf(await setUpPath(at)), form);
  if (done.kind !== "in") throw new Error(JSON.stringify(done));
  return done.userId;
}

const attempt = (email: string, passphrase: string, address = client.address) =>
  signIn(at, { email, passphrase, client: { ...client, address }, cookies: null });

describe("the first start", () => {
  it("makes a link whose holder becomes an admin, once", async () => {
    const path = await setUpPath(at);
    expect(path).toMatch(/^\/welcome\/[\w-]{43}$/);
    const form = { name: "Ada Example", email: "Ada@Example.org", passphrase: GOOD, again: GOOD };
    expect((await entered(tokenOf(path), form)).kind).toBe("in");
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ name: "Ada Example", role: "admin" });
    expect((await entered(tokenOf(path), { ...form, email: "b@example.org" })).kind).toBe("gone");
    expect(await setUpPath(at)).toBeNull();
  });

  it("counts only the link printed last, and that for 24 hours", async () => {
    const [first, second] = [await setUpPath(at), await setUpPath(at)];
    expect(await entryOfToken(at, tokenOf(first))).toBeNull();
    clock += 24 * 3_600_000 - 1;
    expect(await entryOfToken(at, tokenOf(second))).not.toBeNull();
    clock += 1;
    expect(await entryOfToken(at, tokenOf(second))).toBeNull();
  });

  it("keeps no link, token or passphrase in the database, only hashes", async () => {
    const token = tokenOf(await setUpPath(at));
    await entered(token, { name: "Ada Example", email: "ada@example.org", passphrase: GOOD, again: GOOD });
    const cookie = await startSession(tools.db, {
      ...{ userId: (await userByEmail(tools.db, "ada@example.org"))?.id ?? "", client, cookies: null, now: clock },
    });
    const kept = ["users", "entry_links", "sessions"].map((table) =>
      JSON.stringify(tools.db.$client.prepare(`SELECT * FROM ${table}`).all()),
    );
    const session = /=([\w-]{43});/.exec(cookie)?.[1] ?? "none";
    for (const secret of [token, GOOD, session]) expect(kept.join()).not.toContain(secret);
    expect(kept.join()).toContain(tokenHash(session));
    expect(kept.join()).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });

  it("says what is missing and leaves the link unspent", async () => {
    const token = tokenOf(await setUpPath(at));
    const short = { name: " ", email: "ada", passphrase: "short", again: "" };
    expect(await entered(token, short)).toMatchObject({
      errors: {
        name: "Say your name.",
        email: expect.stringContaining("e-mail"),
        passphrase: expect.stringContaining("12"),
      },
    });
    expect(await entered(token, { ...short, passphrase: GOOD, again: "other" })).toMatchObject({
      errors: { again: "The two are not the same." },
    });
    expect(await entryOfToken(at, token)).not.toBeNull();
  });
});

describe("a passphrase", () => {
  it.each([
    ["short", "short one"],
    ["a row of keys", "qwertyuiop12"],
    ["counting", "1234567890123"],
    ["the alphabet backwards", "zyxwvutsrqpon"],
    ["one piece repeated", "catcatcatcatcat"],
    ["one letter", "aaaaaaaaaaaaaaaa"],
    ["a common word dressed up", "P@ssw0rd12345!"],
    ["common words in a row", "password letmein 1"],
    ["a season and a year", "Summer2026!!!"],
    ["the person's own name", "adaexample2026"],
    ["the person's own address", "ada@example.org"],
    ["the product", "assay assay data 1"],
  ])("that is %s is refused: %s", async (_what, passphrase) => {
    expect(await passphraseFault(passphrase, ["Ada Example", "ada@example.org"])).not.toBeNull();
  });

  it.each([
    ["Liverpool2024!!", /known from breaches/],
    ["LIVERPOOL2024!!", /known from breaches/],
    ["Metallic41981!!", /known from breaches/],
    ["drowssap2024!!", /known from breaches/],
    ["basketballbasketball", /known from breaches/],
    ["1q2w3e4r5t6y7u", /known from breaches/],
    ["slipknot666666", /known from breaches/],
    ["ecalevoL1815!!", /your own name or address/],
    ["Ada.Lovelac3-1815", /common words, your own name/],
    ["Assay!Lovelace99", /common words, your own name/],
    ["uiop[]\\hjkl;'", /a row of keys, a date/],
  ])("of a breach, or a small change of one, is refused with the reason: %s", async (passphrase, reason) => {
    expect(await passphraseFault(passphrase, ["Ada Lovelace", "ada@example.org"])).toMatch(reason);
  });

  it.each([
    GOOD,
    "kettle umbrella violet thirteen",
    "ada counts nine grey donkeys",
    // Longer than what is judged, and as long as may be.
    `${"lamp orchard seven kettle, ".repeat(7)}harbour`,
    "correct horse battery staple",
    "Zwölf Boxkämpfer jagen",
    "tB7#kq!9vLx2@wRm",
    "日本語のながいあいことばです",
  ])("such as %s is taken", async (passphrase) => {
    expect(await passphraseFault(passphrase, ["Ada Example", "ada@example.org"])).toBeNull();
  });

  it("of the worst kind is judged in little of the processor's time", async () => {
    await passphraseFault(GOOD, []);
    const worst = Array.from(
      { length: 200 },
      (_, i) => "@4301!$5|7+(<{[68%2"[(i * 7919 + ((i * i * 31) >> 2)) % 19],
    ).join("");
    expect(await processorSeconds(() => passphraseFault(worst, ["Ada Example"]))).toBeLessThan(5);
  });

  it("is right in either form of its letters, and wrong otherwise", async () => {
    const userId = await ada();
    const kept = (await userById(tools.db, userId))?.passphraseHash ?? null;
    expect(await isPassphrase(GOOD.normalize("NFD"), kept)).toBe(true);
    expect(await isPassphrase(`${GOOD} `, kept)).toBe(false);
    expect(await isPassphrase(GOOD, null)).toBe(false);
  });
});

describe("signing in", () => {
  it("answers alike, and takes as long, for a wrong passphrase and for nobody's address", async () => {
    await ada();
    const time = async (email: string) => {
      let answer: Awaited<ReturnType<typeof attempt>> | undefined;
      const seconds = await processorSeconds(async () => {
        answer = await attempt(email, "not the passphrase");
      });
      return { answer, seconds };
    };
    await time("ada@example.org");
    const [known, unknown] = [await time("ada@example.org"), await time("nobody@example.org")];
    expect(known.answer).toEqual(unknown.answer);
    expect(known.answer).toMatchObject({ kind: "refused", status: 400 });
    expect(unknown.seconds).toBeGreaterThan(known.seconds / 4);
  });

  it("is refused after eight failures from one address, and goes on working from another", async () => {
    await ada();
    for (let i = 0; i < 8; i += 1) await attempt("ada@example.org", "guess", "203.0.113.9");
    expect(await attempt("ada@example.org", GOOD, "203.0.113.9")).toMatchObject({ kind: "refused", status: 429 });
    expect(await attempt("ada@example.org", GOOD)).toMatchObject({ kind: "in" });
    clock += 15 * 60_000 + 1;
    expect(await attempt("ada@example.org", GOOD, "203.0.113.9")).toMatchObject({ kind: "in" });
  });

  it("stops an address that tries one passphrase on many accounts", async () => {
    await ada();
    for (let i = 0; i < 60; i += 1)
      tools.db.$client
        .prepare("INSERT INTO sign_in_failures (account_sha256, address, at) VALUES (?, '203.0.113.9', ?)")
        .run(tokenHash(`user${i}`), clock);
    expect(await attempt("ada@example.org", GOOD, "203.0.113.9")).toMatchObject({ status: 429 });
  });

  it("ends the session that the browser had before: nobody signs in to a session somebody else knows", async () => {
    const userId = await ada();
    const planted = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    const done = await signIn(at, { email: "ada@example.org", passphrase: GOOD, client, cookies: planted });
    expect(done.kind).toBe("in");
    expect(await personOfCookie(tools.db, planted, clock)).toBeNull();
    if (done.kind === "in")
      expect(await personOfCookie(tools.db, done.cookies.join("; "), clock)).toMatchObject({ id: userId });
  });
});

describe("a session", () => {
  it("lives in a cookie that scripts and other sites do not get, and plain connections neither behind TLS", async () => {
    const userId = await ada();
    const plain = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    expect(plain).toMatch(/^assay_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/);
    const secure = { ...client, secure: true };
    expect(await startSession(tools.db, { userId, client: secure, cookies: null, now: clock })).toMatch(/; Secure$/);
  });

  it("ends after 12 hours without use, and after 14 days in any case", async () => {
    const userId = await ada();
    const cookie = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    expect(await personOfCookie(tools.db, cookie, clock + IDLE - 1)).not.toBeNull();
    expect(await personOfCookie(tools.db, cookie, clock + 2 * IDLE)).toBeNull();
    const other = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    let now = clock;
    while (now < clock + LONGEST - IDLE) {
      expect(await personOfCookie(tools.db, other, now)).not.toBeNull();
      now += IDLE - 60_000;
    }
    expect(await personOfCookie(tools.db, other, clock + LONGEST)).toBeNull();
  });

  it("ends when it is ended, when the account is closed, and is nobody's for another token", async () => {
    const userId = await ada();
    const cookie = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    expect(await personOfCookie(tools.db, `assay_session=${"A".repeat(43)}`, clock)).toBeNull();
    expect(await personOfCookie(tools.db, undefined, clock)).toBeNull();
    await endSessions(tools.db, { userId, now: clock });
    expect(await personOfCookie(tools.db, cookie, clock)).toBeNull();
    const again = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    await addUser(tools.db, { name: "Bo", email: "bo@example.org", role: "admin", createdBy: "t", createdAt: clock });
    const user = await userById(tools.db, userId);
    if (user) await PERSON_CHANGES.disable?.(at, user, new URLSearchParams(), "Bo");
    expect(await personOfCookie(tools.db, again, clock)).toBeNull();
  });
});

describe("inviting", () => {
  it("makes an account that its link opens; names that look alike are one", async () => {
    await ada();
    const form = (fields: Record<string, string>) => new URLSearchParams({ role: "researcher", ...fields });
    const invited = await invite(at, form({ name: "Bo Berg", email: "bo@example.org" }), "Ada Example");
    expect(invited).toMatchObject({ ok: true, link: expect.stringMatching(/^\/welcome\//) });
    const again = await invite(at, form({ name: "BO BERG", email: "other@example.org" }), "Ada Example");
    expect(again).toMatchObject({ ok: false, errors: { name: expect.any(String) } });
    expect(await attempt("bo@example.org", "")).toMatchObject({ kind: "refused" });
    const token = tokenOf(invited.ok ? invited.link : null);
    expect((await entered(token, { passphrase: GOOD, again: GOOD })).kind).toBe("in");
    expect(await attempt("bo@example.org", GOOD)).toMatchObject({ kind: "in", user: { role: "researcher" } });
  });

  it("leaves one admin at least", async () => {
    const user = await userById(tools.db, await ada());
    if (!user) throw new Error("Nobody is there.");
    const role = new URLSearchParams({ role: "viewer" });
    expect(await PERSON_CHANGES.role?.(at, user, role, "x")).toMatchObject({ ok: false });
    expect(await PERSON_CHANGES.disable?.(at, user, role, "x")).toMatchObject({ ok: false });
  });

  it("a link for a new passphrase ends the sessions that are open", async () => {
    const userId = await ada();
    const cookie = await startSession(tools.db, { userId, client, cookies: null, now: clock });
    const path = await makeEntryLink(at, { kind: "new-passphrase", userId, by: "x" });
    const fresh = "seven quiet lanterns drifting";
    expect((await entered(tokenOf(path), { passphrase: fresh, again: fresh })).kind).toBe("in");
    expect(await personOfCookie(tools.db, cookie, clock)).toBeNull();
    expect(await attempt("ada@example.org", fresh)).toMatchObject({ kind: "in" });
  });
});

it.each([
  ["/batches/1?tab=a", "/batches/1?tab=a"],
  ["//elsewhere.example", "/"],
  ["/\\elsewhere.example", "/"],
  ["https://elsewhere.example", "/"],
  ["/a\nb", "/"],
  ["/sign-out", "/"],
  [null, "/"],
])("after signing in %s leads to %s", (given, expected) => {
  expect(pathHere(given)).toBe(expected);
});
