/**
 * A calibration round in a real browser: made and answered by keyboard alone, once more without scripts, then closed; and
 * a contested item agreed on. Every state on the way passes axe and fits a phone.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { answered, lines, pair } from "#test/calibration/a-round.ts";
import { aContract } from "#test/support/a-contract.ts";
import { expectSound } from "#test/support/audit.ts";
import { openBrowser, signInTo } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { deliver } from "#test/support/deliver.ts";
import { press, tabTo, type } from "#test/support/keyboard.ts";
import { signedIn, startServer, type TestServer } from "#test/support/server.ts";
import type { TestTools } from "#test/support/tools.ts";

let server: TestServer;
let browser: Browser;
let page: Page;
let contract: { id: string; weeks: { id: string }[] };
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  page = await opened(true);
  const db = openDatabase(databasePath(server.data));
  contract = await aContract(db);
  const split = (k: number) =>
    pair(k, {
      gold: undefined,
      judgments: [1, 5].map((value, i) => ({ annotator: `w-${i}`, kind: "likert", value, points: 5 })),
    });
  const tools = { db, vault: openVault(server.data), folder: server.data } as TestTools;
  await deliver(tools, contract.weeks[0]?.id ?? "", lines([split(50), split(51)]));
  db.$client.close();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("a calibration round, by keyboard", () => {
  let round = "";

  it("is made, seeing what the rule does while it is typed", async () => {
    await page.goto(`${server.url}/contracts/${contract.id}/calibration`);
    await page.getByText("No calibration round yet.").waitFor();
    await expectSound(page);
    await press(page.getByRole("link", { name: "Make the first round" }));
    await page.getByRole("heading", { name: "New calibration round" }).waitFor();
    await type(page.getByLabel("Title"), "Onboarding");
    await type(page.getByLabel("Right answers needed"), "4");
    await type(page.getByLabel("Of how many items"), "5");
    // P(X >= 4 of 5) at 0.7 is 0.528; at 0.9 it is 0.919.
    await page.getByText("A 70 % annotator passes 53 % of the time; a 90 % annotator fails 8 %.").waitFor();
    await expectSound(page);
    await press(page.getByRole("button", { name: "Make the round" }));
    await page.getByRole("heading", { name: "Round 1: Onboarding" }).waitFor();
    round = new URL(page.url()).pathname;
    await page.getByText("The round has no items yet.").waitFor();
    await expectSound(page);
  }, 120_000);

  it("gets its items from a file", async () => {
    const upload = page.locator("form.upload", { hasText: "Upload as items" });
    const buffer = Buffer.from(lines([0, 1, 2, 3, 4, 5].map((k) => pair(k))));
    await upload.locator("input[type=file]").setInputFiles({ name: "items.jsonl", mimeType: "text/plain", buffer });
    await upload.getByRole("button", { name: "Upload as items" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("5 items added, all with a key; 1 more would fit.").waitFor();
    await press(page.getByRole("link", { name: "To the round" }));
    await page.getByText("5 items with a key of 5", { exact: false }).waitFor();
  }, 120_000);

  it("is answered with the keys 1 to 9, one item at a time, and shows no key", async () => {
    await press(page.getByRole("link", { name: "Answer here" }));
    await press(page.getByRole("button", { name: "Begin" }));
    for (let i = 0; i < 5; i += 1) {
      await page.getByText(`${i} of 5 items`, { exact: false }).waitFor();
      if (i === 0) await expectSound(page);
      const question = await page.getByText(/How much is \d plus one\?/).textContent();
      const k = Number(/\d+/.exec(question ?? "")?.[0]);
      // The first item wrong, the others right.
      await page.keyboard.press((k % 2 === 0) === i > 0 ? "1" : "5");
    }
    await page.getByText("All 5 items are answered. Thank you.").waitFor();
    await press(page.getByRole("link", { name: "To the round" }));
    await page.getByText("1 of 1 person passed, 0 failed.").waitFor();
    await expectSound(page);
  }, 120_000);

  it("takes answers without scripts, and refuses a second one", async () => {
    const plain = await opened(false);
    await signInTo(plain.context(), { url: server.url, cookie: await signedIn(server.data, "Ben", "researcher") });
    const twin = await plain.context().newPage();
    for (const one of [plain, twin]) await one.goto(`${server.url + round}/answer?as=Anybody`);
    const first = await plain.getByText(/How much is/).textContent();
    await plain.getByRole("button", { name: "equally good" }).click();
    await plain.getByText("1 of 5 items", { exact: false }).waitFor();
    expect(await plain.getByText(/How much is/).textContent()).not.toBe(first);
    await twin.getByRole("button", { name: "equally good" }).click();
    await twin.getByText("Ben has answered this item already; the first answer stands.").waitFor();
    await plain.context().close();
  }, 120_000);

  it("takes a file of answers, says what it left out, and closes for good", async () => {
    await page.goto(server.url + round);
    const upload = page.locator("form.upload", { hasText: "Upload the answers" });
    const buffer = Buffer.from(lines(answered({ cid: 3, dora: 0 }, 7)));
    await upload.locator("input[type=file]").setInputFiles({ name: "answers.jsonl", mimeType: "text/plain", buffer });
    await upload.getByRole("button", { name: "Upload the answers" }).click();
    await page.getByText(/10 answers of 2 people taken; 2 records are no items of this round\./).waitFor();
    await page.goto(server.url + round);
    await page.getByText("2 of 4 people passed, 1 failed; 1 has not answered enough.").waitFor();
    await press(page.getByRole("button", { name: "Close the round" }));
    await page.getByText("Say what changed after the round", { exact: false }).waitFor();
    await type(page.getByLabel("What changed after"), "Ties are explained now.");
    await press(page.getByRole("button", { name: "Close the round" }));
    await page.getByText(/^Closed by /).waitFor();
    expect(await page.getByText("Answer here").count()).toBe(0);
    await expectSound(page);
  }, 120_000);
});

describe("a contested item, by keyboard", () => {
  it("becomes gold of the contract when two people agree", async () => {
    await page.goto(`${server.url}/batches/${contract.weeks[0]?.id}/adjudicate`);
    await page.getByText("2 items open").waitFor();
    await expectSound(page);
    await press(page.getByRole("link", { name: "Begin with the first" }));
    await page.getByRole("heading", { name: "The agreed answer" }).waitFor();
    // The key works once the page's scripts do, which the heading does not wait for.
    const first = page.getByRole("radio", { name: "first is better" });
    await expect.poll(() => page.keyboard.press("2").then(() => first.isChecked()), { timeout: 60_000 }).toBe(true);
    await type(page.getByLabel("Reason"), "The sum is right.");
    await press(page.getByRole("button", { name: "Sign and go to the next" }));
    await page.getByText("Choose the second person who agrees.").waitFor();
    await expectSound(page);
    const second = page.getByLabel("Second person who agrees");
    await tabTo(second);
    // A list by keyboard: its first letters choose.
    await page.keyboard.type("Ben");
    await press(page.getByRole("button", { name: "Sign and go to the next" }));
    await page.getByText("1 of 1 contested").waitFor();
    expect(await second.inputValue()).toBe("Ben");
    await page.goto(`${server.url}/contracts/${contract.id}/calibration`);
    await page.getByText("1 item in use; two people agreed on each").waitFor();
    await expectSound(page);
  }, 120_000);

  it("left no complaint in the browser, and no error on the server", () => {
    expect(complaints).toEqual([]);
    expect(server.errors()).toBe("");
  });
});

async function opened(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled });
  const made = await context.newPage();
  made.setDefaultTimeout(90_000);
  complaintsOf(made, complaints);
  return made;
}
