/** Every screen with the demo data: no axe violation in either theme, no sideways scrolling on a phone, no complaint. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "#test/support/browser.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

let server: TestServer;
let browser: Browser;
const pages: string[] = [];

beforeAll(async () => {
  server = await startServer({}, ["demo", "--serve"]);
  browser = await openBrowser();
  pages.push(...(await onePageOfEachKind(server.url)));
}, 300_000);
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
      "/contracts/:id/terms",
      "/contracts/:id/quality",
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
    ])
      expect(kinds).toContain(kind);
  });

  // What differs between the themes is colour, and between the widths everything else: each rule runs where it can differ.
  for (const scheme of ["light", "dark"] as const)
    it(`have no axe violation at 1440 px, ${scheme}`, async () => {
      const { page, complaints } = await opened(1440, scheme);
      const found: string[] = [];
      for (const path of pages) {
        await page.goto(server.url + path);
        const axe = audit(page);
        const { violations } = await (scheme === "dark" ? axe.withRules(["color-contrast"]) : axe).analyze();
        for (const { id, nodes } of violations)
          found.push(
            `${path} ${id}: ${nodes
              .map((node) => node.target.join(" "))
              .slice(0, 3)
              .join(", ")}`,
          );
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 600_000);

  it("fit a phone: nothing scrolls sideways, and axe finds nothing", async () => {
    const { page } = await opened(390, "light");
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(server.url + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) found.push(`${path} is ${over} px too wide`);
      const { violations } = await audit(page).disableRules(["color-contrast"]).analyze();
      for (const { id, nodes } of violations) found.push(`${path} ${id}: ${nodes[0]?.target.join(" ")}`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  }, 600_000);

  it("show no NaN, no undefined and no raw object", async () => {
    const found: string[] = [];
    for (const path of pages) {
      const text = (await (await fetch(server.url + path)).text())
        .replace(/<script[\s\S]*?<\/script>/g, "")
        .replace(/<[^>]+>/g, " ");
      for (const word of ["NaN", "undefined", "[object Object]", "Infinity"])
        if (text.includes(word)) found.push(`${path}: ${word}`);
    }
    expect(found).toEqual([]);
  }, 180_000);

  it("left nothing on the server's error output but the demo's progress", () => {
    expect(server.errors()).not.toMatch(/unexpected error|Error:/);
  });
});

/** The rows of a table repeat each other: the first eight stand for the hundreds that would take minutes. */
function audit(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude("tbody tr:nth-child(n+9)").options({ resultTypes: ["violations"] });
}

async function opened(width: number, colorScheme: "light" | "dark"): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Pages of a kind whose links are followed: one contract has calibration rounds, another has comments. */
const FOLLOWED = 4;

/** Follows links from the start page; of each kind of page that it meets, the one with the most on it. */
async function onePageOfEachKind(url: string): Promise<string[]> {
  const kinds = new Map<string, { path: string; length: number }[]>([["/", []]]);
  const known = new Set(["/"]);
  let frontier = ["/"];
  for (let depth = 0; depth < 5 && frontier.length > 0; depth += 1) {
    const found: string[] = [];
    for (const path of frontier) {
      const html = await (await fetch(url + path)).text();
      kinds.get(kindOf(path))?.push({ path, length: html.length });
      for (const next of linksIn(html)) {
        const kind = kindOf(next);
        const ofKind = [...known].filter((one) => kindOf(one) === kind).length;
        if (known.has(next) || ofKind >= FOLLOWED) continue;
        known.add(next);
        if (!kinds.has(kind)) kinds.set(kind, []);
        found.push(next);
      }
    }
    frontier = found;
  }
  return [...kinds.values()].flatMap((pages) => pages.sort((a, b) => b.length - a.length)[0]?.path ?? []);
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !/^\/assets|download|bad-rows|\.(csv|html|json|jsonl|md)\b/.test(href));
}

function kindOf(path: string): string {
  const bare = path.replace(/\?.*$/, "");
  if (/^\/metrics\/./.test(bare)) return path.includes("contract=") ? "/metrics/:id of a contract" : "/metrics/:id";
  if (bare.startsWith("/annotators/")) return "/annotators/:id/:name";
  return bare.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/\/\d+/g, "/:n");
}
