/**
 * The model loop in a real browser: a base and a run are noted, evaluated, refused and corrected, and the contract says
 * whether its data helps. Once by keyboard, once without scripts. Every state on the way passes axe and fits a phone.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { aLoop, aRelease, type Loop } from "#test/loop/a-loop.ts";
import { expectSound } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

let server: TestServer;
let browser: Browser;
let page: Page;
let loop: Loop;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  const db = openDatabase(databasePath(server.data));
  loop = await aLoop(db);
  await aRelease(db, loop, "autumn", [1, 2, 3]);
  db.$client.close();
  browser = await openBrowser(server);
  page = await opened(true);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the model loop", () => {
  it("notes the base checkpoint by keyboard, and takes its evaluations in", async () => {
    await page.goto(`${server.url}/runs`);
    await page.getByText("No training run yet.").waitFor();
    await expectSound(page);
    await page.getByRole("link", { name: "Note a run" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Name", { exact: true }).waitFor();
    await expectSound(page);
    await page.getByLabel("Name", { exact: true }).focus();
    for (const text of ["base", "sft-7b", "1, 2, 3"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.getByRole("button", { name: "Note the run" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Not evaluated yet.").waitFor();
    await take("evaluation,seed,value,n\nwin rate,1,0.50,500\nwin rate,2,0.51,500\nwin rate,3,0.52,500");
    await page.getByText("3 evaluations").waitFor();
    await expectSound(page);
  }, 120_000);

  it("notes a run on a release without scripts, refuses an evaluation without n, and keeps what was typed", async () => {
    const scripted = page;
    page = await opened(false);
    await page.goto(`${server.url}/runs/new`);
    await page.getByLabel("Trained on").selectOption({ label: "release autumn" });
    await page.getByRole("button", { name: "Choose" }).click();
    await page.getByText("Week 3, General helpfulness").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("dpo");
    await page.getByLabel("Base checkpoint").fill("sft-7b");
    await page.getByLabel("Seeds").fill("1, 2, 3");
    await page.getByRole("button", { name: "Note the run" }).click();
    await page.getByText("Say how it was trained", { exact: false }).waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("dpo");
    await page.getByLabel("Method").fill("DPO");
    await page.getByRole("button", { name: "Note the run" }).click();
    const rows = "evaluation,seed,value,n\nwin rate,1,0.60,500\nwin rate,2,0.61,500\nwin rate,3,0.62,";
    await take(rows);
    await page.getByText("Line 4, n: Give n", { exact: false }).waitFor();
    expect(await page.getByLabel("Rows").inputValue()).toBe(rows);
    await take(`${rows}500`);
    await page.getByText("[+0.077, +0.123]").waitFor();
    await page.context().close();
    page = scripted;
  }, 120_000);

  it("says on the contract whether the data helps, with every number in a CSV", async () => {
    await page.goto(`${server.url}/contracts/${loop.contract}`);
    await page.getByRole("link", { name: "Quality" }).click();
    await page.getByRole("link", { name: "Is it helping?" }).click();
    await page.getByText("The data through week 3 is helping.").waitFor();
    await expectSound(page);
    const href = await page.getByRole("link", { name: "CSV" }).first().getAttribute("href");
    expect(await (await server.fetch(href ?? "")).text()).toContain(
      "3,win rate,higher,DPO from sft-7b,dpo,autumn,no,3",
    );
  }, 180_000);

  it("left no complaint in the browser, and no error on the server", () => {
    expect(complaints).toEqual([]);
    expect(server.errors()).toBe("");
  });
});

async function take(rows: string): Promise<void> {
  await page.getByLabel("Rows").fill(rows);
  await page.getByRole("button", { name: "Take the evaluations in" }).click();
}

async function opened(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const one = await context.newPage();
  complaintsOf(one, complaints);
  return one;
}
