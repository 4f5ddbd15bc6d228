/** Bulk flagging by keyboard alone: from a filter and from ticked rows, to a ruling, a comment and the what-if. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { expectSound } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { press, tabTo, type } from "#test/support/keyboard.ts";
import { startServer, type TestServer } from "#test/support/server.ts";
import { NOW, type TestTools } from "#test/support/tools.ts";

let server: TestServer;
let browser: Browser;
let page: Page;
let batch: string;
let vendor: string;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  const db = openDatabase(databasePath(server.data));
  const tools = { db, vault: openVault(server.data), folder: server.data, now: () => NOW } as TestTools;
  const made = await threeWeeks(tools);
  batch = made.weeks[0] ?? "";
  vendor = (await contractById(db, made.contractId))?.vendorId ?? "";
  await deliverWeek(tools, batch);
  db.$client.close();
  browser = await openBrowser(server);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(90_000);
  complaintsOf(page, complaints);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("flags, by keyboard", () => {
  it("are raised on what a filter finds, refused while something is missing", async () => {
    await page.goto(`${server.url}/batches/${batch}/records?domain=code`);
    await press(page.getByRole("link", { name: "Flag these 100 records" }));
    await page.getByRole("heading", { name: "Flag judgments in code" }).waitFor();
    await page.getByText("Signed by Tess Tester").waitFor();
    await expectSound(page);
    await press(page.getByRole("button", { name: "Raise the flag" }));
    await page.getByRole("heading", { name: "Flag 1: judgments in code" }).waitFor();
    await expectSound(page);
  }, 120_000);

  it("are raised on ticked annotators, each counted once", async () => {
    await page.goto(`${server.url}/batches/${batch}/annotators`);
    for (const name of ["w-4", "w-5"]) {
      await tabTo(page.getByLabel(`Flag ${name}`, { exact: true }));
      await page.keyboard.press("Space");
    }
    await press(page.getByRole("button", { name: "Flag those ticked" }));
    await page.getByRole("heading", { name: "Raise 2 flags" }).waitFor();
    await page.getByLabel("Proposed treatment").focus();
    await page.keyboard.type("drop");
    await press(page.getByRole("button", { name: "Raise 2 flags" }));
    // Code holds 100 judgments, 50 of them by w-4; w-5 adds 50.
    await page.getByText("150 of 400 judgments (37.5 %)", { exact: false }).waitFor();
    await expectSound(page);
  }, 120_000);

  it("are raised from an annotator's own page", async () => {
    await page.goto(`${server.url}/annotators/${vendor}/w-5`);
    await press(page.getByRole("link", { name: "Flag in week 1" }));
    await page.getByRole("heading", { name: "Flag annotator w-5" }).waitFor();
    await page.getByText("50 of 400 judgments", { exact: false }).waitFor();
    await expectSound(page);
  }, 120_000);

  it("are upheld, talked about, and tried in the what-if", async () => {
    await page.goto(`${server.url}/flags/3`);
    await type(page.getByLabel("Why"), "Ten read, nine wrong.");
    await press(page.getByRole("button", { name: "Sign the ruling" }));
    await page.getByText("the newest holds; every one stays on record").waitFor();
    await press(page.getByText("Write a comment"));
    await type(page.getByLabel("Comment", { exact: true }), "Told the vendor. <b>not bold</b>");
    await press(page.getByRole("button", { name: "Comment", exact: true }));
    await page.getByText("Told the vendor. <b>not bold</b>").waitFor();
    await expectSound(page);
    await page.goto(`${server.url}/batches/${batch}/flags`);
    await press(page.getByRole("link", { name: "Try the upheld flags in the what-if" }));
    await page.waitForURL(/decide\?rule=/);
    await page.getByText("Leave out judgments by w-5", { exact: false }).first().waitFor();
  }, 120_000);

  it("left no complaint in the browser, and no error on the server", () => {
    expect(complaints).toEqual([]);
    expect(server.errors()).toBe("");
  });
});
