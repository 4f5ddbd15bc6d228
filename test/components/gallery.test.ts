/** The gallery in a real browser: axe, the console, widths, the keyboard, and the page without JavaScript. */
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, overflow } from "#test/support/audit.ts";
import { buildGallery } from "./gallery.tsx";
import { launchBrowser, serveFolder } from "./gallery-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-gallery-"));
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  await buildGallery(folder);
  ({ url, server } = await serveFolder(folder));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOISE = new Set(["error", "warning"]);
const LOOKS = [1440, 390].flatMap((width) => (["light", "dark"] as const).map((theme) => ({ width, theme })));

describe.each(LOOKS)("$width px, $theme", ({ width, theme }) => {
  it("has no axe violation, says nothing in the console, does not overflow", async () => {
    const { page, said } = await open("index.html", width, theme);
    expect(await axeFindings(page)).toEqual([]);
    expect(said).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});

it("is audited by eyes that see one pale word among many", async () => {
  const { page } = await open("index.html", 1440, "light");
  await page.evaluate(() => {
    const word = document.querySelector("tbody tr:last-child td")?.appendChild(document.createElement("i"));
    word?.setAttribute("style", "color: #c9c9c4");
    word?.append("pale");
  });
  expect(await axeFindings(page, { only: ["color-contrast"] })).toEqual([expect.stringMatching(/^color-contrast: /)]);
  await page.context().close();
});

it("replaces the drawing by recharts once in the browser, and keeps it without JavaScript", async () => {
  const { page } = await open("index.html", 1440, "light");
  await page.locator(".recharts-line").first().waitFor();
  await page.context().close();
  const plain = await open("plain.html", 1440, "light", false);
  expect(await plain.page.locator("figure svg").count()).toBeGreaterThanOrEqual(4);
  expect(await plain.page.locator("figure table").count()).toBe(6);
  await plain.page.context().close();
});

it("obeys data-theme before the system, and prints on light paper without navigation", async () => {
  const { page } = await open("index.html", 1440, "light");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe("rgb(250, 250, 247)");
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  expect(await ground()).toBe("rgb(21, 22, 20)");
  await page.emulateMedia({ media: "print" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
  expect(await page.locator("header.side").isVisible()).toBe(false);
  expect(await page.locator("h1").evaluate((title) => getComputedStyle(title).color)).toBe("rgb(29, 28, 25)");
  await page.context().close();
});

it("opens its menu on a phone without JavaScript", async () => {
  const { page } = await open("plain.html", 390, "light", false);
  const releases = page.getByRole("link", { name: "Releases" });
  expect(await releases.isVisible()).toBe(false);
  await page.getByText("Menu", { exact: true }).click();
  expect(await releases.isVisible()).toBe(true);
  await page.context().close();
});

it("moves the focus to the first invalid field", async () => {
  const { page } = await open("index.html", 1440, "light");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("weight");
  await page.context().close();
});

it("presses links by key, moves along rows, lists the shortcuts, keeps out of text fields", async () => {
  const { page } = await open("index.html", 1440, "light");
  await page.keyboard.press("d");
  expect(await page.evaluate(() => location.hash)).toBe("");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("d");
  expect(await page.evaluate(() => location.hash)).toBe("#decide");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  expect(await page.evaluate(() => location.hash)).toBe("#contracts");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Longer wins");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash)).toBe("#gold-accuracy");
  await page.keyboard.press("?");
  expect(await page.locator("dialog").isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog").isVisible()).toBe(false);
  await page.context().close();
});

async function open(
  path: string,
  width: number,
  theme: "light" | "dark",
  javaScriptEnabled = true,
): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, javaScriptEnabled });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => NOISE.has(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${url}/${path}`, { waitUntil: "networkidle" });
  return { page, said };
}
