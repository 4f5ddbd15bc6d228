/**
 * An inspection in a real browser: planned, drawn and reviewed by keyboard alone, seconded without scripts, concluded; it
 * then stands in the verdict of the batch. Every state on the way passes axe and fits a phone.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
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
let batch = "";
let inspection = "";
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  page = await opened(true);
  const db = openDatabase(databasePath(server.data));
  const tools = {
    db,
    vault: openVault(server.data),
    folder: server.data,
    now: () => Date.UTC(2026, 9, 7),
  } as TestTools;
  batch = (await threeWeeks(tools)).weeks[0] ?? "";
  await deliver(tools, batch, lines(60));
  db.$client.close();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("an inspection, by keyboard", () => {
  it("is planned, seeing what the plan protects against, and drawn", async () => {
    await page.goto(`${server.url}/batches/${batch}/inspect`);
    await page.getByText("Nothing of this batch was inspected yet.").waitFor();
    await expectSound(page);
    await tabTo(page.getByLabel("Plan", { exact: true }));
    await page.keyboard.type("Zero");
    await press(page.getByRole("button", { name: "Show what it protects against" }));
    await page.getByText("Zero acceptance, 95", { exact: false }).first().waitFor();
    await page
      .getByText(/^A lot with 5\s%.* major defects passes/)
      .first()
      .waitFor();
    for (const name of ["Limit, critical", "Limit, minor"]) await type(page.getByLabel(name), "");
    await type(page.getByLabel("Limit, major"), "40");
    await press(page.getByRole("button", { name: "Show what it protects against" }));
    await page.getByRole("button", { name: "Draw 6 judgments" }).waitFor();
    await expectSound(page);
    await page.keyboard.press("i");
    await page.getByRole("heading", { name: "Inspection 1 of week 1" }).waitFor();
    inspection = page.url();
    await expectSound(page);
  }, 120_000);

  it("is reviewed blind: an answer, then the label, then whether it can be defended", async () => {
    await press(page.getByRole("link", { name: "Review" }));
    await press(page.getByRole("button", { name: "Take the next item" }));
    await page.getByText("Which response is better under the written instruction?").waitFor();
    expect(await page.getByText(/model-a|w-\d/).count()).toBe(0);
    await expectSound(page);
    await page.keyboard.press("1");
    await page.getByText("The vendor’s label").waitFor();
    await page.getByText("model-a, model-b").waitFor();
    await expectSound(page);
    // A defect without its reason is asked for one, and what was chosen is kept.
    await page.keyboard.press("m");
    await press(page.getByRole("button", { name: "Record the defect" }));
    await page.getByText("Say what in the written instruction", { exact: false }).waitFor();
    expect(await page.getByRole("radio", { name: "Major" }).isChecked()).toBe(true);
    await page.keyboard.type("The sum is wrong.");
    await press(page.getByRole("button", { name: "Record the defect" }));
    await page.getByText("Which response is better under the written instruction?").waitFor();
    for (let i = 0; i < 5; i += 1) {
      await page.keyboard.press("5");
      await page.getByText("The vendor’s label").waitFor();
      await page.keyboard.press("y");
      await page.getByText(`${i + 1} of 6 judgments`, { exact: false }).waitFor();
    }
    await page.getByText("You hold no item.", { exact: false }).waitFor();
  }, 120_000);

  it("is seconded without scripts, by somebody who does not know that it is a second look", async () => {
    const plain = await opened(false);
    await signInTo(plain.context(), { url: server.url, cookie: await signedIn(server.data, "Ben", "researcher") });
    await plain.goto(`${inspection}/review`);
    await plain.getByRole("button", { name: "Take the next item" }).click();
    expect(await plain.getByText("The sum is wrong.").count()).toBe(0);
    await plain.getByRole("link", { name: "Raw" }).click();
    await plain.getByRole("button", { name: "equally good" }).click();
    await plain.getByText("The vendor’s label").waitFor();
    await plain.getByRole("radio", { name: "Critical" }).check();
    await plain.getByLabel("What in the instruction it goes against").fill("Rule 2.");
    await plain.getByRole("button", { name: "Record the defect" }).click();
    await plain.getByText("The inspection has ended; it takes no more reviews.").waitFor();
    await plain.context().close();
  }, 120_000);

  it("refuses the lot, with the interval of the share, and the batch says so first", async () => {
    await page.goto(inspection);
    await page.getByText("Rejected: 1 major, 0 allowed in 6 judgments.").waitFor();
    // Clopper and Pearson for 1 of 6.
    await page.getByText("[0.004, 0.641]").waitFor();
    await expectSound(page);
    await page.goto(`${inspection}?show=defects`);
    await press(page.getByRole("link", { name: "Flag this record" }));
    await page.getByRole("heading", { name: /^Flag judgments of record/ }).waitFor();
    expect(await page.getByLabel("Reason").inputValue()).toBe("against_instructions");
    await page.goto(`${server.url}/batches/${batch}`);
    await page.getByText("Inspection 1 refuses the lot: 1 major defect", { exact: false }).waitFor();
    await press(page.getByRole("link", { name: "inspection 1 refuses the lot" }));
    await page.getByRole("heading", { name: "Inspection 1 of week 1" }).waitFor();
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
