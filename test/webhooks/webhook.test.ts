/** From something that happened to a signed request at a real server: told once, tried again, cut to its role. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_ATTEMPTS, waitAfter } from "#app/domain/webhook.ts";
import { changeOneWebhook, makeWebhook } from "#app/webhooks/change-webhook.server.ts";
import { collect, type SendTools, sendDue } from "#app/webhooks/send.server.ts";
import { isSigned, sign } from "#app/webhooks/sign.ts";
import { startWebhooks } from "#app/webhooks/start.server.ts";
import { webhookPage } from "#app/webhooks/webhook-page.server.ts";
import { appendStage, stagesOf } from "#db/contract-life.server.ts";
import { appendLedgerEntry } from "#db/ledger.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

interface Heard {
  body: string;
  headers: IncomingMessage["headers"];
}

let tools: TestTools;
let receiver: Server;
let url: string;
let heard: Heard[];
let answer: number;
let clock: number;
let contract: Awaited<ReturnType<typeof aContract>>;

beforeEach(async () => {
  tools = await testTools();
  clock = NOW;
  heard = [];
  answer = 200;
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      heard.push({ body, headers: request.headers });
      response.writeHead(answer, { Location: `${url}/elsewhere` }).end("what it says is not read");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  contract = await aContract(tools.db);
});
afterEach(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await tools.dispose();
});

const settings = () => ({ keyFile: join(tools.folder, "assay.key"), webhooksPrivate: true, user: "Ada" });
const changing = (changes = {}) => ({ db: tools.db, settings: { ...settings(), ...changes }, now: () => clock });
const sending = (changes: Partial<SendTools> = {}): SendTools => ({
  ...{ db: tools.db, keyFile: settings().keyFile, allowPrivate: true, now: () => clock, random: () => 0.5 },
  ...changes,
});

async function made(form: Record<string, string> = {}, kinds: string[] = []) {
  const fields = new URLSearchParams({ url, format: "json", role: "viewer", contract: "", ...form });
  for (const kind of kinds) fields.append("kind", kind);
  const done = await makeWebhook(changing(), fields);
  if (!done.ok) throw new Error(JSON.stringify(done.errors));
  return { id: done.id, secret: done.secret ?? "" };
}

/** The contract enters another stage. */
async function stage(to: "closing" | "closed" = "closing", on = "2026-10-20") {
  const seen = (await stagesOf(tools.db, contract.id)).reduce((most, { id }) => Math.max(most, id), 0);
  const entry = { contractId: contract.id, stage: to, on, note: "Nearly <done>", red: null, open: null, by: "Ben" };
  expect(await appendStage(tools.db, { ...entry, at: clock }, seen)).toBe(true);
}
const change = (id: string, intent: string, message = "") =>
  changeOneWebhook(changing(), id, new URLSearchParams({ intent, message }));
const page = async (id: string) => {
  const shown = await webhookPage(tools.db, id, null);
  if (!shown) throw new Error("no page");
  return shown;
};

describe("what happened", () => {
  it("is told once, signed, with every field of it", async () => {
    const { secret } = await made();
    await deliver(tools, contract.weeks[0]?.id ?? "", itemLines(0, 3));
    expect(await collect(sending())).toBe(1);
    expect(await collect(sending())).toBe(0);
    expect(await sendDue(sending())).toBe(1);
    expect(await sendDue(sending())).toBe(0);
    expect(heard).toHaveLength(1);
    const [{ body, headers }] = heard as [Heard];
    expect(JSON.parse(body)).toMatchObject({
      kind: "delivery.received",
      contract: { id: contract.id, title: "General helpfulness", vendor: "Larkfield Annotation", currency: "USD" },
      week: 1,
      summary: "General helpfulness: week 1: version 1 arrived, 3 items",
      data: { version: 1, items: 3, receivedBy: "tester" },
    });
    expect(headers["assay-message"]).toBe(JSON.parse(body).id);
    const signature = String(headers["assay-signature"]);
    expect(isSigned(secret, body, signature, clock)).toBe(true);
    expect(isSigned(secret, `${body} `, signature, clock)).toBe(false);
    expect(isSigned("other", body, signature, clock)).toBe(false);
    expect(isSigned(secret, body, signature, clock + 301_000)).toBe(false);
  });

  it("before the webhook was made is no news; of another contract or kind neither", async () => {
    await deliver(tools, contract.weeks[0]?.id ?? "", itemLines(0, 3));
    const other = await aContract(tools.db, { title: "Another" });
    await made({ contract: other.id });
    await made({}, ["release.made"]);
    await stage();
    expect(await collect(sending())).toBe(0);
  });

  it("reaches Slack as a sentence without marks of its own", async () => {
    const renamed = await aContract(tools.db, { title: "<!channel> & co" });
    contract = renamed;
    await made({ format: "slack" });
    await stage();
    await collect(sending());
    await sendDue(sending());
    expect(JSON.parse(heard[0]?.body ?? "{}")).toEqual({
      text: "&lt;!channel&gt; &amp; co: now closing, since 2026-10-20 (contract.stage)",
    });
  });

  it("in money is told to those alone who may see it", async () => {
    const entry = { contractId: contract.id, kind: "invoice", number: "I-7", invoiceId: null, batchId: null } as const;
    const viewer = await made();
    const ops = await made({ role: "ops" });
    const rest = { reverses: null, amountMinor: 123_45, datedOn: "2026-10-19", note: "", by: "Ben", at: clock };
    await appendLedgerEntry(tools.db, { ...entry, ...rest }, [], () => null);
    await collect(sending());
    expect((await page(viewer.id)).messages).toEqual([]);
    const [message] = (await page(ops.id)).messages;
    expect(JSON.parse(message?.body ?? "{}")).toMatchObject({
      summary: "General helpfulness: invoice I-7 of $123.45",
      data: { amountMinor: 12_345 },
    });
  });
});

describe("a message that is not taken", () => {
  it("is tried again, later and later, and given up after ten attempts", async () => {
    const { id } = await made();
    await stage();
    await collect(sending());
    answer = 503;
    const waits: number[] = [];
    for (let n = 1; n <= MOST_ATTEMPTS; n += 1) {
      expect(await sendDue(sending())).toBe(1);
      const next = (await page(id)).messages[0]?.nextAt ?? null;
      if (next === null) break;
      waits.push(next - clock);
      clock = next - 1;
      expect(await sendDue(sending())).toBe(0);
      clock = next;
    }
    expect(heard).toHaveLength(MOST_ATTEMPTS);
    expect(waits.slice(0, 4)).toEqual([22_500, 90_000, 360_000, 1_440_000]);
    expect(waits.at(-1)).toBe(0.75 * 12 * 3_600_000);
    const [message] = (await page(id)).messages;
    expect([message?.state, message?.attempts.map(({ status }) => status)]).toEqual(["given up", Array(10).fill(503)]);
    expect([0, 0.999].map((chance) => waitAfter(1, chance))).toEqual([15_000, 29_985]);
  });

  it("can be sent again by hand: the same bytes under the same name", async () => {
    const { id } = await made();
    await stage();
    await collect(sending());
    answer = 410;
    await sendDue(sending());
    const [before] = (await page(id)).messages;
    expect(before?.state).toBe("given up");
    answer = 204;
    expect(await change(id, "again", before?.id)).toMatchObject({ ok: true });
    expect(await change(id, "again", "nothing")).toMatchObject({ ok: false });
    await sendDue(sending());
    expect(heard.map(({ body }) => body)).toEqual([before?.body, before?.body]);
    expect((await page(id)).messages.map(({ state, isAgain }) => [state, isAgain])).toContainEqual(["taken", true]);
  });

  it("names a redirect, a closed door and a silent host in our words, and follows none", async () => {
    const { id } = await made();
    answer = 302;
    await change(id, "test");
    await sendDue(sending());
    expect(heard.map(({ body }) => JSON.parse(body).kind)).toEqual(["test"]);
    expect((await page(id)).messages[0]?.attempts[0]).toMatchObject({ status: 302, fault: null });
    const gone = await made({ url: "http://127.0.0.1:1/" });
    await change(gone.id, "test");
    await sendDue(sending());
    expect((await page(gone.id)).messages[0]?.attempts[0]).toMatchObject({
      status: null,
      fault: "Nobody listens there.",
    });
  });
});

describe("an address that is not public", () => {
  it("is refused when it is written, and when a name leads there later", async () => {
    const closed = changing({ webhooksPrivate: false });
    const form = (to: string) => new URLSearchParams({ url: to, format: "json", role: "viewer", contract: "" });
    for (const to of ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://169.254.169.254/x"])
      expect(await makeWebhook(closed, form(to))).toMatchObject({
        ok: false,
        errors: { url: expect.stringContaining("private") },
      });
    const named = await makeWebhook(closed, form(`http://localhost:${new URL(url).port}/`));
    if (!named.ok) throw new Error("refused");
    await change(named.id, "test");
    await sendDue(sending({ allowPrivate: false }));
    expect(heard).toEqual([]);
    expect((await page(named.id)).messages[0]?.attempts[0]?.fault).toContain("private, link-local");
  });

  it("is the only one of a set of wrong fields told in its place", async () => {
    const form = new URLSearchParams({ url: "ftp://x", format: "fax", role: "king", contract: "none" });
    expect(await makeWebhook(changing(), form)).toEqual({
      ok: false,
      errors: { url: expect.stringContaining("whole address"), format: "Choose a form.", role: "Choose a role." },
    });
    const secret = new URLSearchParams({ url: "https://a:b@x.example", format: "json", role: "ops", contract: "" });
    expect(await makeWebhook(changing(), secret)).toMatchObject({
      errors: { url: "Leave name and password out of it." },
    });
  });
});

describe("a webhook", () => {
  it("that is paused keeps its messages, that has ended tells nothing, and a new secret signs what follows", async () => {
    const { id, secret } = await made();
    await change(id, "pause");
    await stage();
    await collect(sending());
    expect(await sendDue(sending())).toBe(0);
    await change(id, "resume");
    const renewed = await change(id, "secret");
    await sendDue(sending());
    const [{ body, headers }] = heard as [Heard];
    const signature = String(headers["assay-signature"]);
    expect(isSigned(secret, body, signature, clock)).toBe(false);
    expect(renewed.ok && isSigned(renewed.secret ?? "", body, signature, clock)).toBe(true);
    await change(id, "end");
    expect(await change(id, "resume")).toMatchObject({ ok: false });
    expect((await page(id)).webhook.state).toBe("ended");
  });

  it("never shows its secret, in the page or in the database", async () => {
    const { id, secret } = await made();
    expect(JSON.stringify(await page(id))).not.toMatch(/whsec|sealed/);
    const rows = JSON.stringify(tools.db.$client.prepare("SELECT * FROM webhooks").all());
    const log = JSON.stringify(tools.db.$client.prepare("SELECT body FROM audit_events").all());
    expect(rows + log).not.toContain(secret.slice(6));
    expect(log).not.toContain('sealed_secret":"v');
  });

  it("is told by the server's own beat, and two servers tell once", async () => {
    await made();
    await stage();
    await Promise.all([collect(sending()), collect(sending())]);
    await Promise.all([sendDue(sending()), sendDue(sending())]);
    expect(heard).toHaveLength(1);
    const beat = startWebhooks(sending(), (error) => expect.unreachable(String(error)), 5);
    await stage("closed", "2026-10-21");
    await expect.poll(() => heard.length, { timeout: 60_000 }).toBe(2);
    await beat.stop();
  });
});

it("signs as the README says", () => {
  expect(sign("secret", "{}", 1_700_000_000_000)).toMatch(/^t=1700000000,v1=[0-9a-f]{64}$/);
});
