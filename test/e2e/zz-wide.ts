import { openBrowser } from "../support/browser.ts";
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
for (const p of process.argv.slice(2)) {
await page.goto("http://127.0.0.1:4477" + p, { waitUntil: "networkidle" });
console.log(await page.evaluate(`[...document.querySelectorAll("main *")].filter(e=>e.getBoundingClientRect().right>391).slice(0,8).map(e=>e.tagName+"."+e.className+" "+Math.round(e.getBoundingClientRect().right)+" "+(e.textContent||"").slice(0,60))`));
}
await page.screenshot({ path: "/tmp/assay-d2/narrow.png", fullPage: true });
await browser.close();
