/** Rules on the decision screen in a real browser: suggested, added with and without scripts, taken away, signed. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { createFlags } from "#db/flags.server.ts";
import { expectSound } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { startServer, type TestServer } from "#test/support/server.ts";
import type { TestTools } from "#test/support/tools.ts";
import { BAD, deliverWeek, lines, threeWeeks } from "../routes/a-batch.ts";

let server: TestServer;
let browser: Browser;
let batch = "";
/** Of 900 records, of which 500 are flagged one by one. */
let flagged = "";
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  const db = openDatabase(databasePath(server.data));
  const tools = { db, vault: openVault(server.data), folder: server.data, now: () => Date.now() } as TestTools;
  [batch = "", flagged = ""] = (await threeWeeks(tools)).weeks;
  await deliverWeek(tools, batch);
  const delivery = await deliverWeek(tools, flagged, lines(900, 400));
  const flag = {
    subjectKind: "record",
    reason: "other",
    treatment: "drop",
    author: "Lead",
    note: "Seen.",
    weight: null,
  } as const;
  const flags = Array.from({ length: 500 }, (_, n) => ({ ...flag, subject: `delivery=${delivery}&n=${n}&id=rec` }));
  await createFlags(db, flagged, flags, tools.now());
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

it.each([true, false])(
  "previews and changes more rules than an address can carry (scripts: %s)",
  async (scripts) => {
    const page = await opened(scripts);
    await page.goto(`${server.url}/flags?batch=${flagged}`);
    await page.getByRole("link", { name: "Try the open ones as well" }).click();
    const rule = page.locator(".rule-list > ol > li").filter({ hasText: "500 judgment rows in its slice." });
    await rule.waitFor();
    expect(new URL(page.url()).search).toBe("?flags=standing");
    await page.getByLabel("Weight of the whole batch").fill("0.5");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/batches/${flagged}/what-if`);
    await page.locator(".rule-list > ol > li").filter({ hasText: "Weight 0.50 for all judgments" }).waitFor();
    await rule.waitFor();
    await page.getByText("By turns of the conversation", { exact: true }).click();
    await page.getByRole("button", { name: "Add: by turns of the conversation" }).click();
    await page.locator(".rule-list > ol > li").filter({ hasText: "by 1 over the turns" }).waitFor();
    await rule.waitFor();
    await page.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }).check();
    await page.getByRole("radio", { name: /^Reweight/ }).check();
    await page.getByLabel("Reason").fill("Five hundred were looked at.");
    if (scripts) {
      await expectSound(page);
      await page.reload();
      await page.getByText("Nothing was sent here.").waitFor();
    }
    await page.context().close();
  },
  180_000,
);

it("signs more rules than an address can carry, and removes them again", async () => {
  const page = await opened(true);
  await page.goto(`${server.url}/batches/${flagged}/decide?flags=standing`);
  const rule = page.locator(".rule-list > ol > li").filter({ hasText: "500 judgment rows in its slice." });
  await page.getByLabel("Reason").fill("Five hundred were looked at.");
  await page.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }).check();
  await page.waitForURL(/what-if$/);
  expect(await page.getByLabel("Reason").inputValue()).toBe("Five hundred were looked at.");
  await page.getByRole("radio", { name: /^Reweight/ }).check();
  await page
    .getByText(/^Accept, and reweight: /)
    .first()
    .waitFor();
  await rule.waitFor();
  await page.getByRole("button", { name: "Sign the decision" }).click();
  await page.waitForURL(`${server.url}/batches/${flagged}`);
  await page.goto(`${server.url}/batches/${flagged}/decide?flags=standing`);
  await rule.getByRole("button", { name: "Remove" }).click();
  await page.getByText("None yet: everything counts once, as delivered.").waitFor();
  expect(new URL(page.url()).pathname).toMatch(/decide$/);
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
