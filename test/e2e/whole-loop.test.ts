/**
 * From a doubt to the bytes of a trainer, by keyboard alone: an annotator is flagged and the flag upheld, the batch is
 * inspected, the flag is tried in the what-if and decided, and what is released holds nothing of that annotator. On a real
 * file where it is at hand, else on generated lines.
 */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { deliver } from "#test/support/deliver.ts";
import { choose, press, tick, type } from "#test/support/keyboard.ts";
import { startServer, type TestServer } from "#test/support/server.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import type { TestTools } from "#test/support/tools.ts";

const FILE = "data/tulu1-human-eval/eval_annotations_tulu_1.xlsx";

let server: TestServer;
let browser: Browser;
let page: Page;
let batch = "";
let flagged = "";
let release = "";
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(90_000);
  complaintsOf(page, complaints);
  const db = openDatabase(databasePath(server.data));
  const now = () => Date.UTC(2026, 9, 7);
  const tools = { db, vault: openVault(server.data), folder: server.data, now } as TestTools;
  batch = `/batches/${(await threeWeeks(tools)).weeks[0] ?? ""}`;
  const name = batch.split("/").at(-1) ?? "";
  if (hasSharedData) await deliver(tools, name, readFileSync(shared(FILE)), { fileName: "evaluation.xlsx" });
  else await deliver(tools, name, lines(60));
  db.$client.close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the whole loop, by keyboard", () => {
  it("flags an annotator, and upholds the flag", async () => {
    await page.goto(`${server.url}${batch}/annotators`);
    const box = page.getByRole("checkbox", { name: /^Flag / }).first();
    flagged = decodeURIComponent(((await box.getAttribute("value")) ?? "").replace("annotator=", ""));
    await tick(box);
    await press(page.getByRole("button", { name: /flag/i }).first());
    await page.getByRole("heading", { name: /^Flag / }).waitFor();
    await type(page.getByLabel("Reason"), "careless");
    await type(page.getByLabel("Proposed treatment"), "drop");
    await press(page.getByRole("button", { name: "Raise the flag" }));
    await page.getByRole("heading", { name: "Rule on it" }).waitFor();
    const ruling = page.locator("form").filter({ has: page.getByRole("button", { name: "Sign the ruling" }) });
    await type(ruling.getByLabel("Ruling"), "uph");
    await type(ruling.getByLabel("Why", { exact: true }), "Looked through: guesses.");
    await press(page.getByRole("button", { name: "Sign the ruling" }));
    await page.getByRole("heading", { name: "Rule on it again" }).waitFor();
  }, 180_000);

  it("inspects the batch, and accepts the lot", async () => {
    await page.goto(`${server.url}${batch}/inspect`);
    await type(page.getByLabel("Plan", { exact: true }), "Zero");
    await press(page.getByRole("button", { name: "Show what it protects against" }));
    for (const name of ["Limit, critical", "Limit, minor"]) await type(page.getByLabel(name), "");
    await type(page.getByLabel("Limit, major"), "60");
    await press(page.getByRole("button", { name: "Show what it protects against" }));
    await press(page.getByRole("button", { name: /^Draw \d+ judgments?$/ }));
    await page.getByRole("heading", { name: "Inspection 1 of week 1" }).waitFor();
    const inspection = page.url();
    await press(page.getByRole("link", { name: "Review" }));
    await press(page.getByRole("button", { name: "Take the next item" }));
    const held = page.getByText("Which response is better under the written instruction?");
    const none = page.getByText("You hold no item");
    const hasEnded = page.getByText("The inspection has ended");
    // Until the item is there the page says that none is held.
    await held.waitFor();
    for (let reviewed = 0; reviewed < 80; reviewed += 1) {
      // Between two items there may be neither for a moment.
      await held.or(none).or(hasEnded).first().waitFor();
      if (await hasEnded.isVisible()) break;
      // A key that was pressed again gives up the page that would have shown the next item.
      if (await none.isVisible()) {
        await press(page.getByRole("button", { name: "Take the next item" }));
        continue;
      }
      const label = page.getByText("The vendor’s label");
      await pressUntil("1", () => label.waitFor({ timeout: 5_000 }));
      await pressUntil("y", () => label.waitFor({ state: "detached", timeout: 5_000 }));
    }
    await page.goto(inspection);
    await page
      .getByText(/^Accepted/)
      .first()
      .waitFor();
  }, 180_000);

  it("tries the flag in the what-if, and signs what it shows", async () => {
    await page.goto(`${server.url}${batch}/flags`);
    await press(page.getByRole("link", { name: "Try the upheld flags in the what-if" }));
    await page.getByRole("heading", { name: /Decide week 1/ }).waitFor();
    await page.getByText(`Leave out judgments by ${flagged}`, { exact: false }).first().waitFor();
    await choose(page.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }));
    await choose(page.getByRole("radio", { name: /^Reweight/ }));
    await type(page.getByLabel("Reason", { exact: true }), "One annotator left out after an upheld flag.");
    await press(page.getByRole("button", { name: "Sign the decision" }));
    await page.waitForURL((url) => !url.pathname.endsWith("/decide"));
    await page.goto(`${server.url}${batch}/history`);
    await page.getByText("One annotator left out after an upheld flag.").first().waitFor();
  }, 180_000);

  it("tells the vendor: the report prints without our tools, and nothing is cut off", async () => {
    await page.goto(`${server.url}${batch}`);
    await press(page.getByRole("link", { name: "Vendor report" }).first());
    await press(page.getByRole("link", { name: "Prepare the report" }));
    await press(page.getByRole("button", { name: "Store the report" }));
    await page.getByRole("link", { name: "HTML" }).waitFor();
    const report = new URL(page.url()).pathname;
    for (const address of [report, `${report}.html`]) {
      await page.goto(`${server.url}${address}`);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      // A4 between the margins that the style sheet sets, at 96 dots an inch.
      await page.setViewportSize({ width: 688, height: 1000 });
      for (const tools of [
        ".side",
        ".top-bar",
        ".skip",
        ".page-actions",
        ".crumbs a.button",
        ".no-print",
        "form",
        "button",
      ])
        expect([address, tools, await page.locator(`${tools} >> visible=true`).count()]).toEqual([address, tools, 0]);
      expect([address, await page.evaluate(cutOff)]).toEqual([address, []]);
      expect(await page.locator("h1").textContent()).toMatch(/week 1/i);
      // Ink on paper, whatever the theme of the screen.
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toMatch(
        /^rgb\(([0-5]?\d), ([0-5]?\d), ([0-5]?\d)\)$/,
      );
    }
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 180_000);

  it("releases what was decided", async () => {
    await page.goto(`${server.url}/releases/new`);
    await tick(page.getByRole("checkbox").first());
    await type(page.getByLabel("Name"), "loop-r1");
    await press(page.getByRole("button", { name: "Make the release" }));
    await page.getByRole("heading", { name: "loop-r1", level: 1 }).waitFor();
    release = new URL(page.url()).pathname;
  }, 180_000);

  it("gives every trainer the same pairs, and nothing of the annotator who was left out", async () => {
    const rows = new Map<string, number>();
    for (const { id, extension } of TRAINER_FORMATS) {
      const response = await server.fetch(`${release}/download/${id}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (id === "trl-stepwise") {
        expect([response.status, bytes.toString("utf8")]).toEqual([404, expect.stringContaining("no steps")]);
        continue;
      }
      expect([id, response.status, bytes.length > 0]).toEqual([id, 200, true]);
      if (extension === "jsonl") rows.set(id, bytes.toString("utf8").trimEnd().split("\n").map(parsed).length);
    }
    expect(rows.get("generic")).toBeGreaterThan(10);
    expect(rows.get("trl-preference")).toBe(rows.get("generic"));
    const generic = await (await server.fetch(`${release}/download/generic`)).text();
    for (const line of generic.trimEnd().split("\n"))
      for (const { annotator, weight } of votesOf(line))
        expect([annotator === flagged, weight > 0]).toEqual([false, true]);
  }, 180_000);

  it("left no complaint in the browser, and no error on the server", () => {
    expect(complaints).toEqual([]);
    expect(server.errors()).toBe("");
  });
});

/** Runs in the page: what is wider than the paper, or hides a part of itself. */
function cutOff(): string[] {
  return [...document.body.querySelectorAll("*")].flatMap((element) => {
    const { width, height, right, left } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // For screen readers alone: one pixel, on purpose.
    if (width <= 1 || height <= 1 || style.visibility === "hidden" || element.closest("svg")) return [];
    const hides = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const isOut = right > document.documentElement.clientWidth + 1 || left < -1;
    return hides || isOut ? [`${element.tagName}.${element.className} ${Math.round(right)}`] : [];
  });
}

function parsed(line: string): unknown {
  return JSON.parse(line);
}

function votesOf(line: string) {
  const { votes } = JSON.parse(line) as { votes: { weight: number; judgment: { annotator?: string } }[] };
  return votes.map(({ weight, judgment }) => ({ weight, annotator: judgment.annotator }));
}

/** As a person does: a key that came before the page listened is pressed again. */
async function pressUntil(key: string, done: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    await page.keyboard.press(key);
    try {
      return await done();
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}
