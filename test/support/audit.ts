/** What axe finds on a page, and whether the page fits a phone. */
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
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
 * and the wrapper that looks for them costs seven times the audit. Contrast, four fifths of an audit, is measured once
 * for each way in which text is coloured.
 */
export async function axeFindings(page: Page, { only, without = [], exclude = [] }: AuditOptions = {}) {
  // Half a megabyte: to send it is as dear as to run it.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const wanted = (rule: string) => (only?.includes(rule) ?? true) && !without.includes(rule);
  const others = only?.filter((rule) => rule !== CONTRAST);
  const run = async (include: string, rules: object) => {
    const options = JSON.stringify({ resultTypes: ["violations"], preload: false, ...rules });
    const context = `{ include: ${include}, exclude: ${JSON.stringify(exclude.map((selector) => [selector]))} }`;
    const script = `axe.run(${context}, ${options}).then(({ violations }) => violations)`;
    return (await page.evaluate(script)) as axe.Result[];
  };
  const disabled = Object.fromEntries([...without, CONTRAST].map((rule) => [rule, { enabled: false }]));
  const violations = [
    ...(others?.length === 0
      ? []
      : await run('[["html"]]', others ? { runOnly: { type: "rule", values: others } } : { rules: disabled })),
    ...(wanted(CONTRAST) ? await run(ONE_OF_EACH_COLOURING, { runOnly: { type: "rule", values: [CONTRAST] } }) : []),
  ];
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${id}: ${places.join(", ")}`;
  });
}

const CONTRAST = "color-contrast";

/** A script for the page: of all visible elements with the same text colour and size on the same ground, the first. */
const ONE_OF_EACH_COLOURING = `(() => {
  const first = new Map();
  const colouring = (element) => {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const parts = [color, fontSize, fontWeight];
    for (let ground = element; ground; ground = ground.parentElement) {
      const { opacity, backgroundColor, backgroundImage, textShadow } = getComputedStyle(ground);
      if (opacity !== "1" || textShadow !== "none") parts.push(opacity, textShadow);
      if (backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none") parts.push(backgroundColor, backgroundImage);
    }
    return parts.join("|");
  };
  const speaks = (element) =>
    /^(input|select|textarea|button)$/i.test(element.tagName) ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  for (const element of document.body.querySelectorAll("*")) {
    if (!speaks(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const key = colouring(element) + element.matches(":disabled");
    if (!first.has(key)) first.set(key, element);
  }
  return [...first.values()];
})()`;

/** Pages of this context carry axe from the start, which costs half of what bringing it later does. */
export async function carryAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: axe.source });
}

/** Pixels by which the page is too wide for a phone of 390; 0 when it fits. Leaves the window 1,440 wide. */
export async function overflowOnPhone(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await overflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  return over;
}

/**
 * Pixels by which the page is wider than its window, once what follows the window's size has been drawn: a chart is
 * drawn anew after the frame that tells it, on a busy machine long after. So a page that is too wide is looked at again.
 */
export async function overflow(page: Page): Promise<number> {
  const until = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    const over = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
    if (over === 0 || performance.now() > until) return over;
  }
}

const SETTLED_WITHIN_MS = 5_000;

/** axe finds nothing, and nothing scrolls sideways on a phone. */
export async function expectSound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflowOnPhone(page)).toBe(0);
}
