import AxeBuilder from "@axe-core/playwright";
import { openBrowser } from "../support/browser.ts";
const B = "http://127.0.0.1:4477";
const W = "44b7ae08-2e3d-43e4-9176-32c1acdf397a", W5 = "4ccde1db-37b1-4a0b-b16e-77e361b98a26", E = "5b81ad37-f5fa-42a3-81fc-e11b01005b8e";
const pages: Record<string, string> = { batch: `/batches/${W}`, batch5: `/batches/${W5}`, empty: `/batches/${E}`, annotators: `/batches/${W}/annotators`, records: `/batches/${W}/records`, deliveries: `/batches/${W}/deliveries`, history: `/batches/${W5}/history`, decide: `/batches/${W}/decide?exclude=w-44`, record: `/batches/${W}/records/6/17`, diff: `/batches/${W}/records/6/17?diff=1`, check: "/check", jobs: "/jobs" };
const only = process.argv.slice(2);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
const page = await context.newPage();
page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") console.log("console", m.text().slice(0, 300)); });
page.on("pageerror", (e) => console.log("pageerror", e.message.slice(0, 300)));
for (const [name, path] of Object.entries(pages)) {
  if (only.length && !only.includes(name)) continue;
  await page.goto(B + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: `/tmp/assay-d2/${name}.png`, fullPage: name !== "records" && name !== "annotators" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  console.log(name, violations.length === 0 ? "axe ok" : violations.map((v) => `${v.id}: ${v.nodes.length} ${v.nodes[0]?.html.slice(0, 160)}`).join("\n   "));
  const wide = await page.evaluate(() => { return 0; });
  void wide;
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate("document.documentElement.scrollWidth");
  if (Number(over) > 390) console.log("   390 overflow", over);
  await page.setViewportSize({ width: 1440, height: 1000 });
}
await browser.close();
