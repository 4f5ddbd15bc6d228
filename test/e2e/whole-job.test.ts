/**
 * The main job in a real browser on a real file: a contract, a delivery, its verdict, a decision that leaves an annotator
 * out, a release, and the bytes a trainer reads. Once with scripts, and the decision once more without them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { startServer, type TestServer } from "#test/support/server.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser(server);
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(90_000);
  complaintsOf(page, complaints);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** 1,150 human judgments by 16 evaluators in five levels. */
const FILE = "data/tulu1-human-eval/eval_annotations_tulu_1.xlsx";

interface Line {
  prompt: unknown;
  chosen: unknown;
  rejected: unknown;
  margin: number;
  weight: number;
}

describe.skipIf(!hasSharedData)("the whole job on a real file", () => {
  let batch = "";
  let left = "";

  it("creates a contract", async () => {
    await page.goto(`${server.url}/contracts/new`);
    await page.getByLabel("Vendor").fill("Human evaluation desk");
    await page.getByLabel("Title").fill("Evaluation, summer");
    await page.getByLabel("Committed units").fill("2200");
    await page.getByLabel("Tier 1: price per unit").fill("4.00");
    await page.getByLabel("Start").fill("2026-11-02");
    await page.getByLabel("Weeks", { exact: true }).fill("2");
    await page.getByLabel("Ramp").fill("1100, 1100");
    await page.getByRole("button", { name: "Create the contract" }).click();
    await page.getByRole("heading", { name: "Evaluation, summer" }).waitFor();
    expect(await page.getByText("$8", { exact: false }).first().isVisible()).toBe(true);
  });

  it("takes the file in, and shows the verdict within seconds", async () => {
    await page.getByRole("link", { name: "Week 1", exact: true }).first().click();
    await page.getByRole("heading", { name: "Week 1", level: 1 }).waitFor();
    batch = new URL(page.url()).pathname;
    await page.locator("input[type=file]").first().setInputFiles(shared(FILE));
    await page.locator("form.upload button").first().click();
    await page.waitForURL(/\/jobs\//);
    await page.goto(server.url + batch);
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByText("1 079", { exact: false }).count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    expect(await page.getByRole("link", { name: /Decide/ }).isVisible()).toBe(true);
    expect(await page.getByText("Longer response preferred").first().isVisible()).toBe(true);
  });

  it("decides with an exclusion, seeing its effect before", async () => {
    await page.getByRole("link", { name: /Decide/ }).click();
    await page.getByRole("heading", { name: /Decide week 1/ }).waitFor();
    const boxes = page.getByRole("checkbox");
    await page.locator("form details").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    const box = boxes.first();
    left = (await box.getAttribute("value")) ?? "";
    expect(left).not.toBe("");
    await box.check();
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("Leave out", { exact: false }).filter({ hasText: left }).first().waitFor();
    // A slow answer: the preview that a change announces must not cut off the signature that follows at once.
    await page.route("**/decide*", async (route) => {
      if (route.request().method() === "POST") await new Promise((later) => setTimeout(later, 1_500));
      await route.continue();
    });
    await page.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }).check();
    await page.getByRole("radio", { name: /^Reweight/ }).check();
    await page.getByRole("button", { name: "Sign the decision" }).click();
    // Refused in words beside the field, with everything else kept.
    await page.locator("[aria-invalid=true]").first().waitFor();
    await page.unroute("**/decide*");
    expect(await page.getByRole("radio", { name: /^Reweight/ }).isChecked()).toBe(true);
    await page.getByLabel("Reason").fill("One evaluator left out to see what follows.");
    await page.getByRole("button", { name: "Sign the decision" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/decide"));
    await page.goto(`${server.url}${batch}/history`);
    expect(await page.getByText("One evaluator left out to see what follows.").first().isVisible()).toBe(true);
    expect(await page.getByText("Tess Tester").first().isVisible()).toBe(true);
  });

  it("releases, and every downloaded line is what was decided", async () => {
    await page.goto(`${server.url}/releases/new`);
    await page.getByRole("checkbox").first().check();
    await page.getByLabel("Name").fill("summer-r1");
    await page.getByLabel("Held out of each batch").fill("0");
    await page.getByRole("button", { name: "Make the release" }).click();
    await page.getByRole("heading", { name: "summer-r1" }).waitFor();
    const release = new URL(page.url()).pathname;
    const bytes = await download(`${release}/download/trl-preference`);
    expect(await download(`${release}/download/trl-preference`)).toBe(bytes);
    const lines = bytes
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(lines.length).toBeGreaterThan(500);
    for (const { prompt, chosen, rejected, margin, weight } of lines) {
      expect([typeof prompt, JSON.stringify(chosen) === JSON.stringify(rejected), weight]).toEqual([
        typeof lines[0]?.prompt,
        false,
        1,
      ]);
      expect(margin).toBeGreaterThan(0);
    }
    const generic = (await download(`${release}/download/generic`)).trimEnd().split("\n");
    expect(generic.length).toBe(lines.length);
    expect(
      generic.some(
        (line) =>
          line.includes(`"annotator":"${left}"`) && /"weight":[^0]/.test(line.split(`"annotator":"${left}"`)[1] ?? ""),
      ),
    ).toBe(false);
  });

  it("makes the same decision with scripts off", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(`${server.url}${batch}/decide`);
    await still.getByRole("radio", { name: /^Accept( \(recommended\))?$/ }).check();
    await still.getByRole("radio", { name: /^Include/ }).check();
    await still.getByLabel("Reason").fill("Decided again, without scripts.");
    await still.getByRole("button", { name: "Sign the decision" }).click();
    await still.goto(`${server.url}${batch}/history`);
    expect(await still.getByText("Decided again, without scripts.").first().isVisible()).toBe(true);
    await plain.close();
  });

  it("checks the same file with no contract", async () => {
    await page.goto(`${server.url}/check`);
    await page.locator("input[type=file]").first().setInputFiles(shared(FILE));
    await page.locator("form.upload button").first().click();
    await page.waitForURL(/\/check\/[0-9a-f-]{36}/);
    await page.getByText("Annotator concentration").first().waitFor();
    expect(await page.getByText("1 150", { exact: false }).count()).toBeGreaterThan(0);
  });

  it("left no complaint in the browser's console or on the server", () => {
    expect(complaints).toEqual([]);
    expect(server.errors()).toBe("");
  });

  async function download(path: string): Promise<string> {
    const waiting = page.waitForEvent("download");
    await page.evaluate((href) => {
      const link = document.createElement("a");
      link.href = href;
      link.download = "";
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    const file = join(server.data, "downloaded");
    await (await waiting).saveAs(file);
    return readFileSync(file, "utf8");
  }
});
