/** Every screen with the demo data: no axe violation in either theme, no sideways scrolling on a phone, no complaint. */
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, carryAxe, overflow } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";
import { complaintsOf } from "#test/support/complaints.ts";
import { csvLinksIn, kindOf, onePageOfEachKind } from "#test/support/crawl.ts";
import { hostileDelivery } from "#test/support/hostile-delivery.ts";
import { listFaults } from "#test/support/list-walk.ts";
import { POISON, poison } from "#test/support/poison.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

let server: TestServer;
let browser: Browser;
const pages: string[] = [];
/** Tables that the screens offer, one of each kind. */
const tables = new Map<string, string>();

beforeAll(async () => {
  server = await startServer({}, ["demo", "--serve"]);
  browser = await openBrowser(server);
  pages.push(...(await onePageOfEachKind(server)));
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the screens", () => {
  it("are all reached from the start page", () => {
    const kinds = pages.map(kindOf);
    for (const kind of [
      "/",
      "/contracts",
      "/contracts/new",
      "/contracts/:id",
      "/contracts/:id/edit",
      "/portfolio",
      "/digest",
      "/contracts/:id/schedule",
      "/contracts/:id/milestones/:id",
      "/contracts/:id/instructions",
      "/contracts/:id/instructions/:name",
      "/contracts/:id/timeline",
      "/calendars",
      "/contracts/:id/checkpoints",
      "/contracts/:id/checkpoints/:name",
      "/contracts/:id/terms",
      "/contracts/:id/terms/:name",
      "/contracts/:id/quality",
      "/contracts/:id/questions",
      "/contracts/:id/readiness",
      "/contracts/:id/stage",
      "/contracts/:id/close-out",
      "/contracts/:id/retention",
      "/contracts/:id/retention/delete",
      "/contracts/:id/amendments",
      "/contracts/:id/documents",
      "/contracts/import",
      "/contracts/:id/money",
      "/contracts/:id/invoices/new",
      "/invoices/:n",
      "/contracts/:id/charts",
      "/decisions/:n/approve",
      "/decisions/:n/report",
      "/decisions/:n/report/new",
      "/inspections/:id",
      "/inspections/:id/review",
      "/contracts/:id/population",
      "/vendors/:id/population",
      "/contracts/:id/control",
      "/vendors",
      "/vendors/:id/batches",
      "/vendors/:id/questions",
      "/vendors/:id/claims",
      "/vendors/:id/incidents",
      "/vendors/:id/incidents/:n",
      "/vendors/:id/contacts",
      "/vendors/:id/links",
      "/vendors/compare",
      "/vendors/compare/shared",
      "/vendors/compare/shared/:n/:n",
      "/batches/:id",
      "/batches/:id/annotators",
      "/batches/:id/agreement",
      "/annotators/:id/:name",
      "/batches/:id/slices",
      "/batches/:id/records",
      "/batches/:id/deliveries",
      "/batches/:id/history",
      "/batches/:id/inspect",
      "/batches/:id/claims",
      "/batches/:id/scores",
      "/batches/:id/decide",
      "/batches/:id/records/:n/:n",
      "/contracts/:id/calibration",
      "/contracts/:id/calibration/new",
      "/batches/:id/adjudicate",
      "/batches/:id/adjudicate/:n/:n",
      "/flags",
      "/flags/new",
      "/batches/:id/flags",
      "/slices",
      "/slices/new",
      "/slices/:n",
      "/flags/:n",
      "/assignments",
      "/assignments/:n",
      "/comments/:n",
      "/releases",
      "/releases/new",
      "/releases/:id",
      "/releases/:id/diff",
      "/releases/:id/pairs",
      "/releases/:id/without",
      "/compare",
      "/releases/:id/card",
      "/runs",
      "/runs/new",
      "/pointers",
      "/pointers/approved-for-training",
      "/runs/:id",
      "/contracts/:id/helping",
      "/releases/:id/left-out",
      "/check",
      "/metrics",
      "/metrics/:id of a contract",
      "/policies",
      "/policies/:id",
      "/protected-sets",
      "/jobs",
      "/keeping",
      "/keeping/erase",
      "/account",
      "/account/tokens",
      "/notifications",
      "/notifications/choices",
      "/mail",
      "/webhooks",
      "/webhooks/:id",
      "/people",
      "/people/:id",
      "/audit",
    ])
      expect(kinds).toContain(kind);
  });

  it("have no axe violation in light, dark or on a phone, fit 390 px, and show no NaN, undefined or raw object", async () => {
    const { page, complaints } = await opened();
    const found: string[] = [];
    for (const path of pages) found.push(...(await faultsOf(page, path)).map((fault) => `${path}: ${fault}`));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 900_000);

  it("have lists that sort, filter and export: every order has all rows, every filter and CSV the rows it says", async () => {
    const get = async (path: string) => (await server.fetch(path)).text();
    const followed = { lists: new Set<string>(), sorts: 0, filters: 0, files: 0 };
    const found: string[] = [];
    for (const path of pages)
      found.push(...(await listFaults(get, path, followed)).map((fault) => `${path}: ${fault}`));
    expect(found).toEqual([]);
    expect(followed.lists.size).toBeGreaterThan(25);
    expect(followed.filters).toBeGreaterThan(10);
  }, 300_000);

  it("run no script that somebody wrote into a name, a note, a text or a file name", async () => {
    const places = poison(server.data);
    expect(places.size).toBeGreaterThan(40);
    const { page, complaints } = await opened();
    const happened = async () => (await page.evaluate(WHAT_HAPPENED)) as { ran: boolean; made: number; text: boolean };
    // That the test would see it: the same text let loose on a page of nobody's.
    await page.setContent(`<title>Control</title><p>${POISON}</p>`);
    expect(await happened()).toMatchObject({ ran: true, made: 1 });
    complaints.length = 0;
    const found: string[] = [];
    let shown = 0;
    for (const path of [...(await hostileDelivery(server.data)), ...pages]) {
      const response = await page.goto(server.url + path);
      for (const href of csvLinksIn((await response?.text()) ?? "")) tables.set(kindOf(href), href);
      if (response?.status() !== 200) found.push(`${path}: answered ${response?.status()}`);
      const { ran, made, text } = await happened();
      if (ran || made > 0) found.push(`${path}: ${ran ? "a script ran" : `${made} elements of the text's making`}`);
      if (text) shown += 1;
    }
    expect(found).toEqual([]);
    // The policy would have said so here, had a script been refused by it alone.
    expect(complaints).toEqual([]);
    expect(shown).toBeGreaterThan(40);
    await page.context().close();
  }, 300_000);

  it("offer no table with a cell that a spreadsheet would run", async () => {
    expect(tables.size).toBeGreaterThan(20);
    let neutral = 0;
    for (const href of tables.values()) {
      const response = await server.fetch(href);
      expect([href, response.status, response.headers.get("content-type")]).toEqual([
        href,
        200,
        expect.stringContaining("csv"),
      ]);
      const cells = (parse(await response.text()) as string[][]).flat();
      const live = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !Number.isFinite(Number(cell)));
      expect([href, live]).toEqual([href, []]);
      neutral += cells.filter((cell) => cell.startsWith("'=1+1")).length;
    }
    expect(neutral).toBeGreaterThan(50);
  }, 120_000);

  it("give back nothing of an address as markup, and read no parameter as a statement", async () => {
    const words = [
      "q",
      "sort",
      "name",
      "page",
      "shown",
      "kind",
      "week",
      "metric",
      "contract",
      "annotator",
      "mark",
      "from",
    ];
    for (const path of pages) {
      const address = new URL(path, server.url);
      for (const word of words) address.searchParams.append(word, `${POISON}' OR 1=1; DROP TABLE items; --`);
      const response = await server.fetch(address.pathname + address.search);
      const html = await response.text();
      expect([path, response.status < 500, html.includes("<img src=x")]).toEqual([path, true, false]);
    }
  }, 120_000);

  it("left nothing on the server's error output but the demo's progress", () => {
    expect(server.errors()).not.toMatch(/unexpected error|Error:/);
  });
});

/** In the page: whether the script ran, how many elements it made, and whether its text is to be read as text. */
const WHAT_HAPPENED = `({
  ran: "pwned" in window,
  made: document.querySelectorAll('img[src="x"], a[href^="javascript:"], [onerror]').length,
  text: document.body.innerText.includes("window.pwned=1"),
})`;

/**
 * One visit a page, as a visit costs more than an audit. What differs between the themes is colour, and between the
 * widths everything else: each rule runs where it can differ.
 */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  const response = await page.goto(server.url + path);
  const faults = oddWords((await response?.text()) ?? "");
  const look = async (where: string, rules: { only?: string[]; without?: string[] } = {}) => {
    const findings = await axeFindings(page, { ...rules, exclude: REPEATED });
    faults.push(...findings.map((finding) => `${where}, ${finding}`));
  };
  await look("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await look("dark", { only: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 900 });
  const over = await overflow(page);
  if (over > 0) faults.push(`${over} px too wide at 390 px`);
  await look("390 px", { without: ["color-contrast"] });
  return faults;
}

/** The rows of a table repeat each other: the first eight stand for the hundreds that would take minutes. */
const REPEATED = ["tbody tr:nth-child(n+9)"];

/** Words that only a mistake puts before a reader, in the page as the server sent it. */
function oddWords(html: string): string[] {
  const text = html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, " ");
  return ["NaN", "undefined", "[object Object]", "Infinity"].filter((word) => text.includes(word));
}

async function opened(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext();
  await carryAxe(context);
  const page = await context.newPage();
  return { page, complaints: complaintsOf(page) };
}
