/** Rules on the decision screen in a real browser: suggested, added with and without scripts, taken away, signed. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { expectSound } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { startServer, type TestServer } from "#test/support/server.ts";
import type { TestTools } from "#test/support/tools.ts";
import { BAD, deliverWeek, threeWeeks } from "../routes/a-batch.ts";

let server: TestServer;
let browser: Browser;
let batch = "";
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  const db = openDatabase(databasePath(server.data));
  const tools = { db, vault: openVault(server.data), folder: server.data, now: () => Date.now() } as TestTools;
  batch = (await threeWeeks(tools)).weeks[0] ?? "";
  await deliverWeek(tools, batch);
  db.$client.close();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it("takes a suggestion, adds a rule of its own, removes it, and signs what is left", async () => {
  const page = await opened(true);
  await page.goto(`${server.url}/batches/${batch}/decide`);
  await page.getByLabel("Reason").fill("Typed before.");
  await page.getByRole("button", { name: "Suggest what would mend it" }).click();
  await page.getByRole("button", { name: "Put these rules into the form" }).click();
  const rules = page.locator(".rule-list > ol > li");
  await rules.filter({ hasText: BAD }).waitFor();
  await page.getByText("By strength", { exact: true }).click();
  await page.getByLabel("Weights by strength").fill("0 = 0.1\n1 = 1");
  await page.getByRole("button", { name: "Add: by strength" }).click();
  await rules.filter({ hasText: "by strength: 0.10 from 0.00" }).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: /^Remove: Weigh all judgments by strength/ }).click();
  await rules.filter({ hasText: "by strength" }).waitFor({ state: "detached" });
  expect(await page.getByLabel("Reason").inputValue()).toBe("Typed before.");
  await page.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }).check();
  await page.getByRole("radio", { name: /^Reweight/ }).check();
  await page.waitForURL(/training=reweight/);
  await page.getByRole("button", { name: "Sign the decision" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/decide"));
  expect(await page.getByText(`judgments by ${BAD}`).first().isVisible()).toBe(true);
}, 120_000);

it("warns in red where little is left, with what filtering is known to do one click away", async () => {
  const page = await opened(true);
  // Three quarters are writing.
  const rule = JSON.stringify({ action: "exclude", where: { domains: ["writing"] }, reason: "Too easy." });
  await page.goto(`${server.url}/batches/${batch}/decide?${new URLSearchParams({ rule })}`);
  await page.getByText("25\u00a0% of the delivery’s effective size is left.").waitFor();
  const known = page.getByText("It often does harm.");
  expect(await known.isVisible()).toBe(false);
  await page.getByRole("link", { name: "What filtering is known to do" }).click();
  await known.waitFor();
  await expectSound(page);
  await page.context().close();
}, 120_000);

it("does the same with scripts off", async () => {
  const page = await opened(false);
  await page.goto(`${server.url}/batches/${batch}/decide`);
  await page.getByText("By turns of the conversation", { exact: true }).click();
  await page.getByLabel("Reason").fill("Typed before.");
  await page.getByRole("button", { name: "Add: by turns of the conversation" }).click();
  await page.locator(".rule-list > ol > li").filter({ hasText: "by 1 over the turns" }).waitFor();
  expect(await page.getByLabel("Reason").inputValue()).toBe("Typed before.");
  await page.getByRole("button", { name: /^Remove: Weigh all judgments by 1 over/ }).click();
  await page.getByText("None yet: everything counts once, as delivered.").waitFor();
}, 180_000);

it("left no complaint in the browser, and no error on the server", () => {
  expect(complaints).toEqual([]);
  expect(server.errors()).toBe("");
});

async function opened(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  complaintsOf(page, complaints);
  return page;
}
