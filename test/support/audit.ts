/** What axe finds on a page, and whether the page fits a phone. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

interface AuditOptions {
  /** Only these rules; left out: all that apply. */
  only?: string[];
  without?: string[];
  /** Selectors of parts that are not looked at. */
  exclude?: string[];
}

/**
 * One line per rule that is broken: `rule: first three places`. axe runs in the page itself: our pages have no frames,
 * and the wrapper that looks for them costs seven times the audit.
 */
export async function axeFindings(page: Page, { only, without = [], exclude = [] }: AuditOptions = {}) {
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  const options = {
    resultTypes: ["violations"],
    ...(only && { runOnly: { type: "rule", values: only } }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const context = { include: [["html"]], exclude: exclude.map((selector) => [selector]) };
  const script = `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`;
  const { violations } = (await page.evaluate(script)) as axe.AxeResults;
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${id}: ${places.join(", ")}`;
  });
}

/** Pixels by which the page is too wide for a phone of 390; 0 when it fits. Leaves the window 1,440 wide. */
export async function overflowOnPhone(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await overflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  return over;
}

/** Pixels by which the page is wider than its window, once what follows the window's size has been drawn. */
export async function overflow(page: Page): Promise<number> {
  await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** axe finds nothing, and nothing scrolls sideways on a phone. */
export async function expectSound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflowOnPhone(page)).toBe(0);
}
