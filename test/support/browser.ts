/** A real browser: one already on the machine, or the one that comes inside a package, so that tests need no install. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** How long to wait for what a page will show: as long as a busy machine may take, as it costs nothing where it comes. */
const PATIENCE_MS = 60_000;

/** @param server every context of the browser is then signed in there. */
export async function openBrowser(server?: { url: string; cookie: string }): Promise<Browser> {
  const browser = await launched();
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE_MS);
    if (server) await signInTo(context, server);
    return context;
  };
  return browser;
}

/** Puts the session of a Cookie header into a browser context. */
export async function signInTo(
  context: BrowserContext,
  { url, cookie }: { url: string; cookie: string },
): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

async function launched(): Promise<Browser> {
  const installed = process.env.ASSAY_TEST_BROWSER ?? INSTALLED.find((path) => existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: QUIET });
  const { default: packaged } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((arg) => arg !== "--single-process"), ...QUIET],
  });
}
