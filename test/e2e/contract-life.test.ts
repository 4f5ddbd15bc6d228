/**
 * A whole contract through the screens, from the first talk to its close-out, in a real browser on small generated
 * deliveries: one late, one refused and replaced short. The Money tab ends where sums made here by hand say it must.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

let server: TestServer;
let browser: Browser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), "assay-life-"));
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  complaintsOf(page, complaints);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const DAY = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);

/** Fills the fields of the form that has this button, sends it, and waits for the answer. Says what was refused. */
async function send(path: string, button: string, values: Record<string, string>): Promise<string[]> {
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  await page.locator("main details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
  const submit = page.getByRole("button", { name: button, exact: true });
  const form = page.locator("form").filter({ has: submit }).first();
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`).first();
    const kind = await field.evaluate((one) => (one as HTMLInputElement).type);
    if (kind === "radio") await form.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind.startsWith("select")) await field.selectOption(value);
    // What the account signs is written in already.
    else if (kind !== "hidden") await field.fill(value);
  }
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await form.getByRole("button", { name: button, exact: true }).click();
  if ((await answer).status() !== 400) {
    await page.waitForLoadState("networkidle");
    return [];
  }
  const refusals = page.locator(".field .error, [role=alert] li");
  await refusals.first().waitFor();
  return refusals.allTextContents();
}

const move = (stage: string, more: Record<string, string> = {}) =>
  send(`${contract}/stage`, "Move the contract", { stage, note: `Now ${stage}.`, by: "Ops", ...more });

async function deliver(week: number, version: number, count: number) {
  const lines = deliveryLines(
    { ...cleanBatch(10 * week + version, count), first: 1000 * week, prefix: `w${week}v${version}` },
    emptyTruth(),
  );
  const file = join(folder, `week-${week}-v${version}.jsonl`);
  writeFileSync(file, [...lines].map((line) => `${line}\n`).join(""));
  await page.goto(`${server.url}${batches[week - 1]}${version > 1 ? "/deliveries" : ""}`);
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.locator("form.upload button").first().click();
  await page.waitForURL(/\/jobs\//);
  const job = new URL(page.url()).pathname.split("/").at(-1);
  const isDone = async () =>
    (await (await server.fetch(`/lists/jobs.csv?jobs-state=done&jobs-for=a+delivery`)).text()).includes(
      `week-${week}-v${version}.jsonl`,
    );
  await expect.poll(isDone, { timeout: 60_000, message: `job ${job}` }).toBe(true);
}

const decide = (week: number, commercial: string, training: string, more: Record<string, string> = {}) =>
  send(`${batches[week - 1]}/decide`, "Sign the decision", {
    ...{ commercial, training, reason: "As judged.", signer: "Ops" },
    ...more,
  });

let contract = "";
let batches: string[] = [];

/** By hand: 20 units at $5.00 less 10 %, 30 at $5.00, then $4.00. Week 1 has 40 units, week 2 has 30 with 10 % credit. */
const WEEK_1 = 20 * 450 + 20 * 500;
const WEEK_2 = ((10 * 500 + 20 * 400) * 90) / 100;
const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

describe.sequential("a whole contract in a browser", () => {
  it("is sourced with tiers and a discount, agreed, and gets a term, instructions, a checkpoint and a milestone", async () => {
    expect(await send("/vendors/new", "Add the vendor", { name: "Larkfield Annotation" })).toEqual([]);
    const refused = await send("/contracts/new", "Create the contract", {
      ...{ title: "Spring pairs", committedUnits: "80", startsOn: day(-10), weekCount: "2", ramp: "40, 40" },
      ...{ "tier-0-price": "5.00", "tier-1-from": "51", "tier-1-price": "4.00", stage: "sourcing" },
      ...{ discountPercent: "10", discountUnits: "20", vendor: "Larkfield Annotation" },
    });
    expect(refused).toEqual([]);
    await page.waitForURL(/contracts\/[0-9a-f-]{36}$/);
    contract = new URL(page.url()).pathname;
    expect(contract).toMatch(/^\/contracts\/[0-9a-f-]{36}$/);
    batches = [];
    for (const week of [1, 2]) {
      const link = page.getByRole("link", { name: `Week ${week}`, exact: true }).first();
      batches.push((await link.getAttribute("href")) ?? "");
    }
    expect(await move("agreed")).toEqual([]);
    expect(
      await send(`${contract}/terms/rework`, "Record the term", {
        ...{ days: "5", dayKind: "business", maxRounds: "2", clause: "Within five days, twice.", source: "§6" },
        ...{ owner: "Ops", effectiveFrom: day(-10) },
      }),
    ).toEqual([]);
    expect(
      await send(`${contract}/instructions`, "Add the document", {
        ...{ version: "1", body: "Choose the more helpful answer.", agreedOn: day(-9), agreedBy: "Ops" },
      }),
    ).toEqual([]);
    expect(await send(`${contract}/checkpoints`, "Register it", { model: "sft-7b-r1-a", by: "Ops" })).toEqual([]);
    expect(
      await send(`${contract}/schedule`, "Add the milestone", {
        ...{ kind: "signature", dueOn: day(-10), owner: "Ops", by: "Ops" },
      }),
    ).toEqual([]);
  }, 120_000);

  it("starts over a red list only with a reason, once an item is noted as ready", async () => {
    await send(`${contract}/readiness`, "Note it", { item: "gold_set", state: "ready", evidence: "60 items." });
    expect(await move("onboarding")).toEqual([]);
    expect((await move("running")).join()).toContain("Say why collection starts all the same.");
    expect(await move("running", { redReason: "Slots are booked." })).toEqual([]);
    await page.getByRole("heading", { name: "It is running" }).waitFor();
  }, 60_000);

  it("takes a week late, refuses one and takes its replacement short, with a credit", async () => {
    await deliver(1, 1, 40);
    expect(await decide(1, "accept", "include")).toEqual([]);
    await deliver(2, 1, 40);
    expect(await decide(2, "reject", "drop")).toEqual([]);
    await deliver(2, 2, 30);
    expect(await decide(2, "accept_with_credit", "include", { credit: "10" })).toEqual([]);
    await page.goto(`${server.url}${contract}/schedule`);
    const [first, second] = await page.locator("table").first().locator("tbody tr").allTextContents();
    expect(first).toMatch(/came \d+ days late/);
    expect(second).toContain("short");
  }, 120_000);

  it("is invoiced wrongly and corrected, paid, and closed with books that balance to the cent", async () => {
    const invoice = (number: string, lines: string) =>
      send(`${contract}/invoices/new`, "Enter the invoice", {
        ...{ number, datedOn: day(0), currency: "USD", by: "Ops" },
        lines: `week,units,unit_price,amount\n${lines}`,
      });
    const follow = (path: string, values: Record<string, string>) =>
      send(path, "Add the entry", { note: "", by: "Ops", ...values });
    // The first forgets the discount: $200.00 for what costs $190.00.
    expect(await invoice("A-1", "1,40,5.00,\n")).toEqual([]);
    await page.waitForURL(/invoices\/\d+$/);
    const one = new URL(page.url()).pathname;
    await page.getByText("$10.00").first().waitFor();
    expect(await follow(one, { kind: "credit_note", number: "C-1", amount: "10.00", week: "1" })).toEqual([]);
    expect(await invoice("A-2", "2,10,5.00,\n2,20,4.00,\n2,,,-13.00\n")).toEqual([]);
    await page.waitForURL(/invoices\/\d+$/);
    const two = new URL(page.url()).pathname;
    expect(await move("closing")).toEqual([]);
    expect((await move("closed")).join()).toContain("Say why it is closed all the same.");
    expect(await follow(one, { kind: "payment", amount: "190.00" })).toEqual([]);
    expect(await follow(two, { kind: "payment", amount: "117.00" })).toEqual([]);

    await page.goto(`${server.url}${contract}/money`);
    const totals = async (table: string) =>
      Object.fromEntries(
        await page
          .locator(`#${table} tfoot td`)
          .evaluateAll((cells) => cells.map((cell) => [cell.getAttribute("data-label") ?? "", cell.textContent ?? ""])),
      );
    expect(await totals("batches")).toMatchObject({
      ...{ Accepted: "70", Full: dollars(WEEK_1 + 13_000), Credit: dollars(1_300) },
      ...{ Payable: dollars(WEEK_1 + WEEK_2), Invoiced: dollars(WEEK_1 + WEEK_2 + 1_000) },
      ...{ Credited: dollars(1_000), "To invoice": dollars(0) },
    });
    expect(await totals("invoices")).toMatchObject({
      ...{ Invoiced: dollars(WEEK_1 + WEEK_2 + 1_000), Credited: dollars(1_000) },
      ...{ Paid: dollars(WEEK_1 + WEEK_2), Open: dollars(0) },
    });
    expect(await page.locator("#obligations").textContent()).not.toContain("Give it up");

    // The signature was never noted as done: the close-out would call it overdue.
    await page.goto(`${server.url}${contract}/schedule`);
    const milestone = await page.getByRole("link", { name: "Contract signed" }).first().getAttribute("href");
    expect(await send(milestone ?? "", "Record it", { entry: "done", day: day(-10), by: "Ops" })).toEqual([]);
    expect(await move("closed")).toEqual([]);
    await page.goto(`${server.url}${contract}/close-out`);
    const report = (await page.locator("main").textContent()) ?? "";
    expect(report).toContain(dollars(WEEK_1 + WEEK_2));
    expect(complaints).toEqual([]);
    expect(server.errors()).not.toMatch(/unexpected error|Error:/);
  }, 120_000);
});
