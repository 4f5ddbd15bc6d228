/** Digests by mail, at a real mail server: confirmed first, sent once, cut to a role, tried again, never doubled. */

import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dueDigest, isMailAddress, mailWaitAfter } from "#app/domain/mail.ts";
import type { Role } from "#app/domain/permission.ts";
import { mailPage } from "#app/mail/mail-page.server.ts";
import { oneClick } from "#app/mail/one-click.server.ts";
import { type MailTools, makeDigests, sendMails } from "#app/mail/send.server.ts";
import { startMail } from "#app/mail/start.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import * as link from "#app/routes/digest-mail.$token/route.tsx";
import * as mail from "#app/routes/mail._index/route.tsx";
import * as mailCsv from "#app/routes/mail[.]csv/route.ts";
import * as choices from "#app/routes/notifications.choices/route.tsx";
import { readSettings } from "#app/settings.server.ts";
import { claimMail, dueMails, mailLog } from "#db/mails.server.ts";
import { addUser, changeUser, giveRole, userById } from "#db/people.server.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { CERTIFICATE } from "#test/support/localhost-certificate.ts";
import { type MailServer, mailServer, partsOf } from "#test/support/mail-server.ts";
import { formRequest } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

/** Monday 19 October 2026, 07:30 UTC. */
const START = Date.UTC(2026, 9, 19, 7, 30);
const HOUR = 3_600_000;
let tools: TestTools;
let server: MailServer;
let clock: number;

beforeEach(async () => {
  tools = await testTools(START);
  server = await mailServer();
  clock = START;
});
afterEach(async () => {
  await server.stop();
  await tools.dispose();
});

const smtpUrl = (port = server.port, login = "desk%40x:right%3Aword@") => `smtp://${login}127.0.0.1:${port}`;
function mailing(url = smtpUrl(), more: Record<string, string> = {}): MailTools {
  const given = { ASSAY_SMTP_URL: url, ASSAY_SMTP_FROM: "assay@desk.example", ASSAY_URL: "https://assay.example" };
  const settings = readSettings({ ASSAY_DATA: tools.folder, ...given, ...more });
  return { ...tools, settings, now: () => clock, random: () => 1, ca: CERTIFICATE, patience: 5_000 };
}

async function asking(name: string, role: Role | null, form?: Record<string, string>, params = {}) {
  const email = `${name.toLowerCase()}@desk.example`;
  const added = await addUser(tools.db, { name, email, role, createdBy: "t", createdAt: clock });
  const user = "id" in added ? added : tools.db.$client.prepare("SELECT id FROM users WHERE email = ?").get(email);
  const { id } = user as { id: string };
  const person = { id, name, email, sessionId: "s", role, perContract: new Map<string, Role>() };
  const context = { ...tools, ...mailing(), person };
  const request = form ? formRequest(form) : new Request("http://localhost/x");
  return { id, args: { request, params, context } as never };
}

const daily = { intent: "digest", rhythm: "daily", hour: "10", weekday: "0", timeZone: "Europe/Berlin" };
const round = async (given = mailing()) => {
  await makeDigests(given);
  return sendMails(given);
};
const tokenIn = (raw = "") => /\/digest-mail\/([\w-]+)/.exec(partsOf(raw).text)?.[1] ?? "";
const states = async () => (await mailPage(mailing())).mails.map(({ kind, state }) => `${kind} ${state}`);

/** Somebody who chose a daily digest at 10:00 in Berlin (08:00 UTC) and has confirmed the address. */
async function subscribed(name: string, role: Role | null): Promise<string> {
  const { id, args } = await asking(name, role, daily);
  await choices.action(args);
  await round();
  await link.action((await asking(name, role, {}, { token: tokenIn(server.taken.pop()?.raw) })).args);
  return id;
}

describe("a digest", () => {
  it("begins with a link to the account's own address, comes at the hour chosen, once, and ends by a link", async () => {
    const { args } = await asking("Lea", "lead", daily);
    await choices.action(args);
    expect(await round()).toEqual({ taken: 1, putOff: 0, lost: 0 });
    clock = START + HOUR;
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 0 });
    const [first] = server.taken;
    expect(first).toMatchObject({ from: "assay@desk.example", to: ["lea@desk.example"], tls: true, user: "desk@x" });
    const token = tokenIn(first?.raw);
    expect(await link.loader((await asking("Lea", "lead", undefined, { token })).args)).toMatchObject({
      kind: "confirm",
    });
    await link.action((await asking("Lea", "lead", {}, { token })).args);
    // Not for the hour of today that was over when it was confirmed anew, and not twice.
    await Promise.all([round(), round()]);
    await round();
    expect(server.taken).toHaveLength(2);
    const { headers, text, html } = partsOf(server.taken[1]?.raw ?? "");
    expect(headers).toMatch(/^Subject: Weekly digest for the lead$/m);
    expect(headers).toMatch(/^List-Unsubscribe: <https:\/\/assay\.example\/digest-mail\/[\w-]+\/one-click>$/m);
    expect(headers).toMatch(/^To: lea@desk\.example$/m);
    expect(text).toContain("change it: https://assay.example/notifications/choices");
    expect(html).toContain('<a href="https://assay.example/notifications/choices">');
    const end = tokenIn(server.taken[1]?.raw);
    expect(await link.loader((await asking("Lea", "lead", undefined, { token: end })).args)).toMatchObject({
      kind: "end",
    });
    // As a mail program asks for it: from nowhere, without a session. A link to confirm ends nothing.
    const app = express().post("/digest-mail/:token/one-click", oneClick(mailing())).listen(0, "127.0.0.1");
    await new Promise((resolve) => app.once("listening", resolve));
    const { port } = app.address() as AddressInfo;
    const rhythm = () => tools.db.$client.prepare("SELECT rhythm FROM digest_choices").pluck().get();
    for (const [one, then] of [
      [token, "daily"],
      ["x", "daily"],
      [end, "never"],
    ]) {
      const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
      const answer = await fetch(`http://127.0.0.1:${port}/digest-mail/${one}/one-click`, { method: "POST", body });
      expect([answer.status, rhythm()]).toEqual([200, then]);
    }
    app.close();
    await link.action((await asking("Lea", "lead", {}, { token: end })).args);
    clock += 24 * HOUR;
    await round();
    expect(server.taken).toHaveLength(2);
    for (const wrong of ["", "x", `${end.slice(0, -1)}_`])
      await expect(link.loader((await asking("Lea", "lead", undefined, { token: wrong })).args)).rejects.toThrow();
  });

  it("is of the role and the contracts of its reader on the day, with what they were told", async () => {
    tools.dispose();
    tools = await testTools(START, "disk");
    const { weeks, contractId } = await threeWeeks(tools);
    await deliver(tools, weeks[0] ?? "", lines(20));
    const about = { batchId: weeks[0] ?? "", commercial: "accept", training: "include", reason: "Fine." } as const;
    await decideBatch(tools, { ...about, signer: "Lea", rules: [], seenDecisionId: null });
    await aContract(tools.db, { title: "Not theirs\r\nBcc: x@x.example" });
    const names = { Lead: "lead", Vic: "viewer", Con: null } as const;
    for (const [name, role] of Object.entries(names)) await subscribed(name, role);
    const con = (await asking("Con", null)).id;
    await giveRole(tools.db, { userId: con, contractId, role: "ops", by: "t", now: clock });
    tools.db.$client
      .prepare(
        `INSERT INTO notifications (user_id, source, kind, contract_id, text, amount_minor, currency, href, place, at)
         SELECT id, 's', 'decision.signed', ?, 'Week 1 was decided', 8000, 'USD', '/batches/1', 'app', ? FROM users`,
      )
      .run(contractId, clock);
    clock = START + HOUR;
    expect(await round()).toEqual({ taken: 3, putOff: 0, lost: 0 });
    const of = (name: string) => partsOf(server.taken.find(({ to }) => to[0]?.startsWith(name))?.raw ?? "");
    expect(of("lead").text).toContain("- Week 1 was decided; Contract: Helpfulness; Kind: Decision; Amount: $80.00");
    expect(of("lead").text).toMatch(/\n {2}https:\/\/assay\.example\/batches\/1\r?\n/);
    expect(of("lead").html).toContain("Not theirs");
    expect(of("lead").headers).not.toMatch(/Bcc|x@x/);
    expect(of("vic").headers).toContain("Weekly digest for researchers");
    expect(of("vic").text + of("vic").html).not.toMatch(/\$|80\.00/);
    expect(of("con").headers).toContain("Weekly digest for ops");
    expect(of("con").text + of("con").html).not.toContain("Not theirs");
    await changeUser(tools.db, con, { disabledAt: clock });
    clock += 24 * HOUR;
    await round();
    expect(server.taken.filter(({ to }) => to[0]?.startsWith("con"))).toHaveLength(1);
  });

  it("waits for a second factor where a role requires one", async () => {
    await subscribed("Lea", "lead");
    clock = START + HOUR;
    await round(mailing(smtpUrl(), { ASSAY_SECOND_FACTOR: "lead" }));
    expect(server.taken).toEqual([]);
    expect((await states())[0]).toBe("digest given up");
  });
});

describe("a mail server that", () => {
  beforeEach(async () => {
    await subscribed("Lea", "lead");
    clock = START + HOUR;
  });

  it("puts a mail off is asked again, later and later, and takes it once", async () => {
    server.answers.push({ text: 451 }, { text: 451 });
    expect(await round()).toEqual({ taken: 0, putOff: 1, lost: 0 });
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 0 });
    clock += 60_000;
    expect(await round()).toEqual({ taken: 0, putOff: 1, lost: 0 });
    clock += 5 * 60_000;
    expect(await round()).toEqual({ taken: 1, putOff: 0, lost: 0 });
    const [logged] = await mailLog(tools.db, 1);
    expect(logged?.attempts.map(({ code }) => code)).toEqual([451, 451, 250]);
    expect(server.taken).toHaveLength(1);
  });

  it("refuses for good is not asked again, whether it refuses the sender, the reader or the text", async () => {
    for (const answer of [{ sender: 550 }, { recipient: 550 }, { text: 554 }]) {
      server.answers.splice(0, 1, answer);
      expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 1 });
      server.answers.length = 0;
      clock += 24 * HOUR;
    }
    expect((await states()).slice(0, 3)).toEqual(Array(3).fill("digest given up"));
  });

  it("puts off for ever is given up after six attempts", async () => {
    const dead = mailing(smtpUrl(1));
    await makeDigests(dead);
    for (let n = 0; n < 6; n += 1) {
      expect(await sendMails(dead)).toMatchObject(n < 5 ? { putOff: 1 } : { lost: 1 });
      clock += 3 * HOUR;
    }
    const [logged] = await mailLog(tools.db, 1);
    expect(logged?.attempts.map(({ fault }) => fault)).toEqual(
      Array(6).fill("The host cannot be reached, or its certificate is not valid."),
    );
    expect(await sendMails(dead)).toEqual({ taken: 0, putOff: 0, lost: 0 });
  });

  it("says nothing is not waited for", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    expect(await round({ ...mailing(smtpUrl(port)), patience: 200 })).toMatchObject({ putOff: 1 });
    expect((await mailLog(tools.db, 1))[0]?.attempts[0]?.fault).toBe("No answer in time.");
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it("goes away before the text is asked again; after it, nobody knows, and nothing is sent twice", async () => {
    server.answers.push({ cut: "envelope" });
    expect(await round()).toMatchObject({ putOff: 1 });
    clock += 60_000;
    server.answers.push({ cut: "text" });
    expect(await round()).toMatchObject({ lost: 1 });
    clock += 3 * HOUR;
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 0 });
    expect((await states())[0]).toBe("digest unsure");
    expect(server.taken).toEqual([]);
  });

  it("offers no TLS, or a certificate of nobody, is told no password and no text", async () => {
    for (const [tls, ca] of [
      [false, CERTIFICATE],
      [true, undefined],
    ] as const) {
      const other = await mailServer({ tls });
      expect(await round({ ...mailing(smtpUrl(other.port)), ca })).toMatchObject({ putOff: 1 });
      expect(other.taken).toEqual([]);
      await other.stop();
      clock += 3 * HOUR;
    }
    const plain = await mailServer({ tls: false });
    const offered = mailing(smtpUrl(plain.port, ""), { ASSAY_SMTP_TLS: "offered" });
    expect(await sendMails(offered)).toMatchObject({ taken: 1 });
    await plain.stop();
  });

  it("does not know the password is named as that, and the password nowhere", async () => {
    expect(await round(mailing(smtpUrl(server.port, "desk:hunter2@")))).toMatchObject({ putOff: 1 });
    const [logged] = await mailLog(tools.db, 1);
    expect(logged?.attempts[0]).toMatchObject({ code: 535, fault: "The server did not let Assay sign in." });
    const shown = JSON.stringify([await mailPage(mailing(smtpUrl(server.port, "desk:hunter2@"))), logged]);
    const log = JSON.stringify(tools.db.$client.prepare("SELECT body FROM audit_events").all());
    expect(shown + log).not.toContain("hunter2");
  });

  it("is spoken to by somebody who is killed in the middle: unsure, not double", async () => {
    await makeDigests(mailing());
    const [due] = await dueMails(tools.db, { now: clock, longest: HOUR, limit: 1 });
    if (!due) throw new Error("nothing due");
    expect(await claimMail(tools.db, due, clock)).toBe(true);
    expect(await claimMail(tools.db, due, clock)).toBe(false);
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 0 });
    expect((await states())[0]).toBe("digest waiting");
    clock += 11 * 60_000;
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 0 });
    expect((await states())[0]).toBe("digest unsure");
    expect(server.taken).toEqual([]);
  });
});

describe("the pages", () => {
  it("send a test to the admin who asks, once a minute, by the server's own beat; and give the log as CSV", async () => {
    expect(await mail.action((await asking("Ada", "admin", {})).args)).toMatchObject({ status: 302 });
    expect(await mail.action((await asking("Ada", "admin", {})).args)).toMatchObject({ init: { status: 400 } });
    const beat = startMail(mailing(), (error) => expect.unreachable(String(error)), 5);
    await expect.poll(() => server.taken.length, { timeout: 60_000 }).toBe(1);
    await beat.stop();
    expect(partsOf(server.taken[0]?.raw ?? "").headers).toContain("Subject: A test from Assay");
    const csv = await mailCsv.loader((await asking("Ada", "admin")).args);
    expect(await csv.text()).toContain("Ada,ada@desk.example,test,sent");
  });

  it("keep what was typed beside what is wrong with it", async () => {
    const form = { ...daily, rhythm: "hourly", hour: "25", timeZone: "Berlin" };
    const answered = await choices.action((await asking("Vic", "viewer", form)).args);
    expect(answered).toMatchObject({
      init: { status: 400 },
      data: { values: { timeZone: "Berlin" }, errors: { rhythm: "Choose how often.", hour: "Choose an hour." } },
    });
    expect(await mailLog(tools.db, 5)).toEqual([]);
  });

  it("never write to an address that is none", async () => {
    const id = await subscribed("Lea", "lead");
    const bad = "lea@desk.example\r\nRCPT TO:<x@x.example>";
    tools.db.$client.prepare("UPDATE users SET email = ? WHERE id = ?").run(bad, id);
    tools.db.$client.prepare("UPDATE digest_choices SET confirmed_email = ?").run(bad);
    clock = START + HOUR;
    expect(await round()).toEqual({ taken: 0, putOff: 0, lost: 1 });
    expect(server.taken).toEqual([]);
    expect((await userById(tools.db, id))?.email).toBe(bad);
  });
});

it("a digest is due on the wall of its reader, through changes of the clocks, and not when it is long past", () => {
  const berlin = { rhythm: "daily", hour: 2, weekday: 0, timeZone: "Europe/Berlin" } as const;
  const due = (time: Parameters<typeof dueDigest>[0], at: string) => {
    const found = dueDigest(time, Date.parse(at));
    return found && [found.day, new Date(found.at).toISOString()];
  };
  // Clocks go from 02:00 to 03:00 on 29 March 2026, and back from 03:00 to 02:00 on 25 October.
  expect(due(berlin, "2026-03-29T01:00:00Z")).toEqual(["2026-03-29", "2026-03-29T01:00:00.000Z"]);
  expect(due(berlin, "2026-10-25T01:30:00Z")).toEqual(["2026-10-25", "2026-10-25T00:00:00.000Z"]);
  const late = { ...berlin, hour: 23 } as const;
  expect(due(late, "2026-10-20T03:00:00Z")).toEqual(["2026-10-19", "2026-10-19T21:00:00.000Z"]);
  expect(due(late, "2026-10-20T10:00:00Z")).toBeNull();
  const weekly = { rhythm: "weekly", hour: 8, weekday: 4, timeZone: "UTC" } as const;
  expect(due(weekly, "2026-10-23T08:00:00Z")).toEqual(["2026-10-23", "2026-10-23T08:00:00.000Z"]);
  expect(due(weekly, "2026-10-24T09:00:00Z")).toBeNull();
  expect(due({ ...weekly, rhythm: "never" }, "2026-10-23T08:00:00Z")).toBeNull();
  expect([mailWaitAfter(1, 0), mailWaitAfter(5, 1), mailWaitAfter(6, 0)]).toEqual([45_000, 10_800_000, null]);
});

it.each([
  "a@x.example\nBcc: b@x.example",
  "a@x.example,b@x.example",
  "<a@x.example>",
  "a b@x.example",
  "a@x@y",
  "@x",
  "a@",
])("%j is no address", (text) => expect(isMailAddress(text)).toBe(false));
