/**
 * What a clock does that is set: a day back, a year ahead, and back again. Nobody is shut out for as long as it jumped,
 * what was ended stays ended, what was promised to end does not live on, and nothing is told or sent twice.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { once } from "#app/api/idempotency.server.ts";
import { rateLimit } from "#app/api/rate-limit.ts";
import { areApart, isAlive } from "#app/domain/lifetime.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { DEFAULT_GOOD } from "#app/inspection/make-plan.ts";
import { holdingAt } from "#app/inspection/review.server.ts";
import { makeDigests } from "#app/mail/send.server.ts";
import { notifyOfClocks } from "#app/notifications/collect.server.ts";
import { bearerOf, makeApiToken } from "#app/people/api-token.server.ts";
import { enter, entryOfToken, makeEntryLink } from "#app/people/entry.server.ts";
import { hashPassphrase } from "#app/people/passphrase.server.ts";
import { seal, sealFor, unsealInTime } from "#app/people/seal.server.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { giveCode, letIn, signIn } from "#app/people/sign-in.server.ts";
import { hotp, stepAt } from "#app/people/totp.ts";
import { makeVendorLink, openVendorLink, vendorLinksShown } from "#app/people/vendor-link.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { changeOneWebhook, makeWebhook } from "#app/webhooks/change-webhook.server.ts";
import { collect, sendDue } from "#app/webhooks/send.server.ts";
import { revokeApiToken } from "#db/api-tokens.server.ts";
import { proveChain } from "#db/audit-proof.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { latestDecisions } from "#db/decisions.server.ts";
import { countHeld, reserveNext } from "#db/inspection-holds.server.ts";
import { addMail, chooseDigest, claimMail, confirmAddress, dueMails, mailLog, markUnsure } from "#db/mails.server.ts";
import { addUser, changeUser, setSecondFactor, userById } from "#db/people.server.ts";
import { endSessions } from "#db/sessions.server.ts";
import { deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const PASSPHRASE = "four unlikely herons wading";
const SECRET = Buffer.from("12345678901234567890");
const client = { address: "203.0.113.9", agent: "t", secure: false };
const visit = { client, cookies: null };

let tools: TestTools;
let clock: number;
let at: TestTools;
let id: string;
beforeEach(async () => {
  tools = await testTools();
  clock = NOW;
  at = { ...tools, now: () => clock };
  const added = await addUser(tools.db, {
    ...{ name: "Ada Example", email: "ada@example.org", role: "lead", createdBy: "test", createdAt: clock },
  });
  id = added.kind === "added" ? added.id : "";
});
afterEach(() => tools.dispose());

async function ada() {
  const user = await userById(tools.db, id);
  if (!user) throw new Error("She is gone.");
  return user;
}
const rows = (query: string) => tools.db.$client.prepare(query).all() as Record<string, unknown>[];
const who = (cookies: string) => personOfCookie(tools.db, cookies, clock);
const session = async () => (await letIn(at, await ada(), visit, "both")).cookies.join("; ");

describe("a session", () => {
  it("outlasts a small step back, idles no longer for it, and ends by a large one", async () => {
    const cookies = await session();
    clock -= HOUR;
    expect(await who(cookies)).toMatchObject({ id });
    expect(rows("SELECT seen_at FROM sessions")).toEqual([{ seen_at: clock }]);
    clock -= DAY;
    expect(await who(cookies)).toBeNull();
    expect(await who(await session())).toMatchObject({ id });
  });

  it("of a clock that ran a year ahead is nobody's, and one that was ended stays ended", async () => {
    const [kept, ended] = [await session(), await session()];
    await endSessions(tools.db, {
      userId: id,
      only: String(rows("SELECT id FROM sessions ORDER BY rowid")[1]?.id),
      now: clock,
    });
    clock += YEAR;
    expect([await who(kept), await who(ended)]).toEqual([null, null]);
    const ahead = await session();
    expect(await who(ahead)).toMatchObject({ id });
    clock -= YEAR;
    expect(await who(kept)).toMatchObject({ id });
    expect([await who(ended), await who(ahead)]).toEqual([null, null]);
  });
});

describe("coming in", () => {
  beforeEach(async () => changeUser(tools.db, id, { passphraseHash: await hashPassphrase(PASSPHRASE) }));
  const attempt = (passphrase = PASSPHRASE) => signIn(at, { email: "ada@example.org", passphrase, ...visit });

  it("is not shut for a day when the clock goes back a day after a lockout, and stays shut over a small step", async () => {
    for (let k = 0; k < 8; k += 1) await attempt("a guess");
    expect(await attempt()).toMatchObject({ status: 429 });
    clock -= 5 * MINUTE;
    expect(await attempt()).toMatchObject({ status: 429 });
    clock -= DAY;
    expect(await attempt()).toMatchObject({ kind: "in" });
    // Noted once for that place and quarter of an hour, not once for each try; each clock has its own.
    const refused = rows("SELECT body FROM audit_events WHERE what = 'refused'").map(({ body }) =>
      JSON.parse(String(body)),
    );
    expect(refused.map(({ subject, after }) => [subject, after])).toEqual([
      [`users/${id}`, { because: "too many requests", from: client.address }],
      [`users/${id}`, { because: "too many requests", from: client.address }],
    ]);
  });

  it("takes the code of today after one of next year was used, once", async () => {
    const sealed = seal({ keyFile: at.settings.keyFile, purpose: `second factor of ${id}` }, SECRET.toString("hex"));
    await setSecondFactor(tools.db, id, { sealed, step: stepAt(clock) - 10, codeHashes: [] });
    const code = async () => {
      const half = await attempt();
      const cookies = half.kind === "in" ? half.cookies.join("; ") : "";
      return (await giveCode(at, hotp(SECRET, stepAt(clock)), { client, cookies }))?.kind;
    };
    clock += YEAR;
    expect(await code()).toBe("in");
    clock -= YEAR;
    expect(await code()).toBe("in");
    expect(await code()).toBe("refused");
    clock -= 5 * MINUTE;
    expect(await code()).toBe("refused");
  });

  it("half-done waits for its code ten minutes by either way of the clock", async () => {
    const sealed = seal({ keyFile: at.settings.keyFile, purpose: `second factor of ${id}` }, SECRET.toString("hex"));
    await setSecondFactor(tools.db, id, { sealed, step: 0, codeHashes: [] });
    const half = await attempt();
    const cookies = half.kind === "in" ? half.cookies.join("; ") : "";
    clock -= 11 * MINUTE;
    expect(await giveCode(at, hotp(SECRET, stepAt(clock)), { client, cookies })).toBeNull();
  });
});

describe("what lives for a while", () => {
  it("is alive from its making to its end, a day back too, and not when a wrong clock made it", () => {
    const link = { createdAt: NOW, expiresAt: NOW + DAY };
    const alive = [-YEAR, -3 * DAY, -DAY, 0, DAY - 1, DAY, YEAR].map((step) => isAlive(link, NOW + step));
    expect(alive).toEqual([false, false, true, true, true, false, false]);
    expect([areApart(1, 0, 1), areApart(0, 1, 1), areApart(0, 1, 2)]).toEqual([true, true, false]);
  });

  it("what a browser or a mail keeps for us lives twice its time at most, and two days longer, whatever the clock", () => {
    const what = { keyFile: at.settings.keyFile, purpose: "test" };
    const opened = (lasts: number, back: number) =>
      unsealInTime(what, sealFor(what, { now: NOW, lasts }, "kept"), NOW - back);
    expect([opened(10 * MINUTE, 0), opened(10 * MINUTE, 9 * MINUTE), opened(10 * MINUTE, 10 * MINUTE)]).toEqual([
      ...["kept", "kept", null],
    ]);
    expect([opened(7 * DAY, DAY), opened(7 * DAY, 2 * DAY), opened(7 * DAY, 2 * DAY + 1)]).toEqual([
      ...["kept", "kept", null],
    ]);
    expect([opened(7 * DAY, -7 * DAY + 1), opened(7 * DAY, -7 * DAY)]).toEqual(["kept", null]);
    const older = seal(what, JSON.stringify({ until: NOW + MINUTE, value: "kept" }));
    expect([unsealInTime(what, older, NOW), unsealInTime(what, older, NOW + MINUTE)]).toEqual(["kept", null]);
  });

  it("a link that lets in once does so once, whatever the clock, and none of next year's does", async () => {
    const token = async () =>
      (await makeEntryLink(at, { kind: "invitation", userId: id, by: "t" })).split("/")[2] ?? "";
    const used = await token();
    clock -= DAY;
    const entry = await entryOfToken(at, used);
    if (!entry) throw new Error("The link is dead for a day.");
    const form = new URLSearchParams({ name: "Ada", passphrase: PASSPHRASE, again: PASSPHRASE });
    expect(await enter(at, entry, form)).toMatchObject({ kind: "in" });
    clock += YEAR;
    const ahead = await token();
    expect(await entryOfToken(at, ahead)).not.toBeNull();
    clock -= YEAR;
    expect([await entryOfToken(at, used), await entryOfToken(at, ahead)]).toEqual([null, null]);
  });

  it("a token ends by its day and its revoking, and its last use is noted after a step back", async () => {
    const make = async () => {
      const made = await makeApiToken(at, await ada(), { name: "t", scopes: [], days: 90 }, "t");
      if (!made.ok) throw new Error(JSON.stringify(made.errors));
      return { secret: made.secret, id: made.token.id };
    };
    const live = async ({ secret }: { secret: string }) => (await bearerOf(tools.db, secret, clock)) !== null;
    const [kept, revoked] = [await make(), await make()];
    await revokeApiToken(tools.db, revoked.id, clock);
    expect(await live(kept)).toBe(true);
    clock -= DAY;
    expect([await live(kept), await live(revoked)]).toEqual([true, false]);
    expect(rows("SELECT used_at FROM api_tokens WHERE revoked_at IS NULL")).toEqual([{ used_at: clock }]);
    clock += YEAR;
    const ahead = await make();
    expect([await live(kept), await live(ahead)]).toEqual([false, true]);
    clock -= YEAR;
    expect([await live(kept), await live(revoked), await live(ahead)]).toEqual([true, false, false]);
  });

  it("a vendor's link likewise, and each opening is an event again after a step back", async () => {
    const { contractId } = await threeWeeks(tools);
    const vendorId = (await contractById(tools.db, contractId))?.vendorId ?? "";
    const make = async () => {
      const made = await makeVendorLink(at, vendorId, { note: "Kim", days: 30 }, "t");
      return made.ok ? (made.path.split("/").at(-1) ?? "") : "";
    };
    const open = async (token: string) => typeof (await openVendorLink({ ...at, requestId: "r" }, token)) !== "string";
    const kept = await make();
    expect(await open(kept)).toBe(true);
    clock -= DAY;
    expect(await open(kept)).toBe(true);
    expect(rows("SELECT 1 FROM audit_events WHERE what = 'opened'")).toHaveLength(2);
    clock += YEAR;
    const ahead = await make();
    expect([await open(kept), await open(ahead)]).toEqual([false, true]);
    clock -= YEAR;
    expect([await open(kept), await open(ahead)]).toEqual([true, false]);
    const states = (await vendorLinksShown(at, vendorId)).map(({ state }) => state);
    expect(states.sort()).toEqual(["expired", "live"]);
  });

  it("an item held by a reviewer is free a quarter of an hour after, and at once when the clock went back", async () => {
    const { weeks } = await threeWeeks(tools);
    await deliverWeek(tools, weeks[0] ?? "");
    const plan = { kind: "zero-acceptance" as const, limits: { major: 0.3 }, good: DEFAULT_GOOD };
    const request = { ...plan, alpha: 0.05, beta: 0.1, confidence: 0.95 };
    const drawn = await drawLot(tools, { batchId: weeks[0] ?? "", request, seed: 7, by: "lead" });
    if (drawn.kind === "refused") throw new Error(drawn.message);
    const hold = (key: string) =>
      reserveNext(tools.db, { inspectionId: drawn.id, reviewer: { name: key, key }, ...holdingAt(clock) });
    const held = () => countHeld(tools.db, drawn.id, holdingAt(clock));
    expect([await hold("a"), await hold("b"), await held()]).toEqual([0, 1, 2]);
    clock -= DAY;
    expect([await held(), await hold("c"), await held()]).toEqual([0, 0, 1]);
    clock += YEAR;
    expect([await held(), await hold("d")]).toEqual([0, 0]);
    clock -= YEAR;
    expect([await held(), await hold("e")]).toEqual([0, 0]);
  });
});

describe("the API", () => {
  it("lets through as much as before, whatever the clock", () => {
    const spend = rateLimit(60);
    const allowed = (times: number, now: number) =>
      Array.from({ length: times }, () => spend("t", now)).filter((spent) => spent.allowed).length;
    expect([allowed(70, NOW), allowed(1, NOW - DAY), allowed(2, NOW - DAY + 1000)]).toEqual([60, 0, 1]);
    expect([allowed(70, NOW + YEAR), allowed(1, NOW), allowed(2, NOW + 1000)]).toEqual([60, 0, 1]);
  });

  it("answers a key once after a step back, and frees one whose work was cut off before it", async () => {
    let done = 0;
    const made = await makeApiToken(at, await ada(), { name: "t", scopes: [], days: 90 }, "t");
    const tokenId = made.ok ? made.token.id : "";
    const ask = (key: string) =>
      once(tools.db, { tokenId, key, request: "POST /x", now: clock }, async () => {
        done += 1;
        return { status: 201, location: null, body: "{}" };
      });
    await ask("a");
    tools.db.$client.exec(`INSERT INTO api_answers (token_id, key, request_sha256, created_at)
      SELECT token_id, 'cut-off', request_sha256, created_at FROM api_answers`);
    clock -= DAY;
    expect(await ask("a")).toMatchObject({ replayed: true });
    expect(await ask("cut-off")).toMatchObject({ replayed: false });
    expect(done).toBe(2);
  });

  it("answers a key once although the clock runs a year ahead, before and while it is answered, and comes back", async () => {
    let done = 0;
    const made = await makeApiToken(at, await ada(), { name: "ahead", scopes: [], days: 90 }, "t");
    const tokenId = made.ok ? made.token.id : "";
    const ask = (key: string, meanwhile = async () => {}) =>
      once(tools.db, { tokenId, key, request: "POST /x", now: clock }, async () => {
        done += 1;
        await meanwhile();
        return { status: 201, location: null, body: "{}" };
      });
    await ask("first");
    await ask("second", async () => {
      clock += YEAR;
      await expect(ask("second")).rejects.toMatchObject({ status: 409 });
    });
    expect(await ask("first")).toMatchObject({ replayed: true });
    clock -= YEAR;
    expect([(await ask("first")).replayed, (await ask("second")).replayed, done]).toEqual([true, true, 2]);
  });

  it("forgets a key that is a day old once a thousand came after it", async () => {
    const made = await makeApiToken(at, await ada(), { name: "many", scopes: [], days: 90 }, "t");
    const tokenId = made.ok ? made.token.id : "";
    const ask = (key: string) =>
      once(tools.db, { tokenId, key, request: "POST /x", now: clock }, async () => {
        return { status: 201, location: null, body: "{}" };
      });
    await ask("old");
    for (let k = 0; k < 999; k += 1) await ask(`newer-${k}`);
    clock += 2 * DAY;
    expect((await ask("old")).replayed).toBe(true);
    await ask("thousandth");
    expect((await ask("old")).replayed).toBe(false);
  });
});

describe("what is told", () => {
  it("by a webhook goes out once, and what waits to be tried again waits no longer for a step back", async () => {
    let heard = 0;
    let answer = 503;
    const receiver = createServer((request, response) => {
      heard += 1;
      request.resume().on("end", () => response.writeHead(answer).end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const settings = { ...at.settings, webhooksPrivate: true };
    const changing = { ...at, settings };
    const made = await makeWebhook(changing, new URLSearchParams({ url, format: "json", role: "lead", contract: "" }));
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    const sending = { ...at, keyFile: settings.keyFile, allowPrivate: true, random: () => 0.5 };
    await changeOneWebhook(changing, made.id, new URLSearchParams({ intent: "test" }));
    expect(await sendDue(sending)).toBe(1);
    expect(await sendDue(sending)).toBe(0);
    clock -= DAY;
    answer = 200;
    expect([await sendDue(sending), await sendDue(sending), heard]).toEqual([1, 0, 2]);
    for (const step of [YEAR, -YEAR]) {
      clock += step;
      expect([await collect(sending), await sendDue(sending), heard]).toEqual([0, 0, 2]);
    }
    receiver.close();
  });

  it("by mail: one digest a day, also a day back; none is lost for a choice made under a wrong clock", async () => {
    const daily = { userId: id, rhythm: "daily" as const, hour: 8, weekday: 0, timeZone: "UTC" };
    clock += YEAR;
    await chooseDigest(tools.db, { ...daily, changedAt: clock });
    await confirmAddress(tools.db, id, "ada@example.org");
    clock -= YEAR;
    expect([await makeDigests(at), await makeDigests(at)]).toEqual([1, 0]);
    clock -= DAY;
    expect([await makeDigests(at), await makeDigests(at)]).toEqual([1, 0]);
    clock += DAY;
    expect(await makeDigests(at)).toBe(0);
    clock += YEAR + DAY;
    expect(await makeDigests(at)).toBe(1);
    clock -= YEAR + DAY;
    expect(await makeDigests(at)).toBe(0);
  });

  it("a mail that waits is due after a step back, and one cut off while it was sent is unsure, not sent again", async () => {
    const due = () => dueMails(tools.db, { now: clock, longest: 3 * HOUR, limit: 5 });
    const mail = { userId: id, kind: "test" as const, address: "ada@example.org", madeAt: clock };
    await addMail(tools.db, { ...mail, slot: "1" });
    const [first] = await due();
    if (!first) throw new Error("Nothing is due.");
    await claimMail(tools.db, first, clock);
    await addMail(tools.db, { ...mail, slot: "2" });
    clock -= DAY;
    expect((await due()).map(({ slot }) => slot)).toEqual(["2"]);
    expect(await markUnsure(tools.db, { now: clock, longest: 10 * MINUTE })).toBe(1);
    expect((await mailLog(tools.db, 5)).find(({ slot }) => slot === "1")).toMatchObject({
      nextAt: null,
      unsureAt: clock,
    });
  });

  it("at the bell: a window that closes is told once, whichever way the clock went meanwhile", async () => {
    const { weeks } = await threeWeeks(tools);
    await deliverWeek(tools, weeks[0] ?? "");
    const tell = () => notifyOfClocks({ db: tools.db, settings: at.settings, now: () => clock });
    expect(await tell()).toBe(0);
    clock = NOW + 9 * DAY;
    expect(await tell()).toBe(1);
    for (const step of [-9 * DAY, YEAR, -YEAR, 9 * DAY]) {
      clock += step;
      expect(await tell()).toBe(0);
    }
  });
});

it("the decision that counts is the last one signed, not the one with the latest time, and the log proves", async () => {
  const { weeks } = await threeWeeks(tools);
  const batchId = weeks[0] ?? "";
  await deliverWeek(tools, batchId);
  const said = { batchId, training: "include", reason: "As judged.", signer: "Lea", rules: [] } as const;
  clock += YEAR;
  await decideBatch(at, { ...said, commercial: "accept", seenDecisionId: null });
  const first = (await latestDecisions(tools.db, [batchId])).get(batchId);
  clock -= YEAR;
  await decideBatch(at, { ...said, commercial: "hold", seenDecisionId: first?.id ?? null });
  expect((await latestDecisions(tools.db, [batchId])).get(batchId)).toMatchObject({
    commercial: "hold",
    decidedAt: NOW,
  });
  expect(proveChain(tools.db).faults).toEqual([]);
});
