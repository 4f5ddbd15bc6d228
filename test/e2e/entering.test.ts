/** The ways in, each through a real browser: the first person's link, an invited one's, the demo's, and the sign-in page. */
import type { ChildProcess } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoEntry } from "#app/cli/demo/seed-people.ts";
import { hotp, stepAt } from "#app/people/totp.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { aDesk } from "#test/support/assay-command.ts";
import { axeFindings, overflow } from "#test/support/audit.ts";
import { openBrowser } from "#test/support/browser.ts";

const PASSPHRASE = "lamp orchard seven kettle";
const desk = aDesk({ PORT: "0", ASSAY_LOG: "silent" });
let browser: Browser;
let server: ChildProcess;
let setUp = "";
let url = "";

beforeAll(async () => {
  browser = await openBrowser();
  server = desk.start("serve");
  setUp = await linkIn(server);
  url = new URL(setUp).origin;
});
afterAll(async () => {
  await browser?.close();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  desk.dispose();
});

it("the first start's link makes the first admin, once", async () => {
  const page = await visitor();
  await page.goto(url);
  expect(page.url()).toBe(`${url}/sign-in`);
  await page.goto(setUp);
  await page.getByLabel("Your name").fill("Ada First");
  await page.getByLabel("E-mail address").fill("ada@test.example");
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill("another thing altogether");
  await page.getByRole("button", { name: "Start" }).click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Ada First");
  expect(await faultsOf(page)).toEqual([]);
  await choosePassphrase(page);
  expect(await personOn(page)).toBe("Ada First");
  const again = await visitor();
  expect((await again.goto(setUp))?.status()).toBe(404);
});

it("an invitation of the command line lets somebody in with a role", async () => {
  const invited = await desk.run("user", "invite", "vera@test.example", "--name", "Vera Viewer", "--role", "viewer");
  expect(invited.code).toBe(0);
  const page = await visitor();
  await page.goto(url + new URL(invited.stdout.trim()).pathname);
  await choosePassphrase(page);
  expect(await personOn(page)).toBe("Vera Viewer");
  expect((await page.goto(`${url}/people`))?.status()).toBe(403);
  const listed = JSON.parse((await desk.run("user", "list", "--json")).stdout) as {
    users: { email: string; role: string }[];
  };
  expect(listed.users.map(({ email, role }) => `${email} ${role}`).sort()).toEqual([
    "ada@test.example admin",
    "vera@test.example viewer",
  ]);
});

it("the sign-in page takes the passphrase and nothing else, and leads back to what was asked for", async () => {
  const page = await visitor();
  await page.goto(`${url}/contracts`);
  await page.getByLabel("E-mail address").fill("ada@test.example");
  await page.getByLabel("Passphrase").fill("not the passphrase");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${url}/contracts`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  await page.goto(`${url}/contracts`);
  expect(page.url()).toContain("/sign-in");
});

it("a second factor is set up, asked for and replaced by a recovery code, on pages that everybody can read", async () => {
  const page = await visitor();
  await signIn(page);
  await page.waitForURL(`${url}/`);
  await page.goto(`${url}/account`);
  await page.getByLabel("Your passphrase").last().fill(PASSPHRASE);
  await page.getByRole("button", { name: "Set a second factor up" }).click();
  const secret = (await page.locator("code.command").first().textContent()) ?? "";
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel("Code of the second factor").fill(codeOf(secret, Date.now()));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.locator(".recovery-codes").waitFor();
  const codes = await page.locator(".recovery-codes code").allTextContents();
  expect(codes.length).toBeGreaterThan(5);
  expect(await faultsOf(page)).toEqual([]);

  const again = await visitor();
  await signIn(again);
  await again.waitForURL(/sign-in\/code/);
  await again.getByLabel("Code of the second factor").fill("000000");
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.locator("[aria-invalid=true]").first().waitFor();
  expect(await faultsOf(again)).toEqual([]);
  await again.getByLabel("Code of the second factor").fill(codes[0] ?? "");
  await again.getByRole("button", { name: "Sign in" }).click();
  expect(await personOn(again)).toBe("Ada First");
  await again.goto(`${url}/account`);
  expect(await faultsOf(again)).toEqual([]);
});

it("whoever the organisation sends back with nothing is told so", async () => {
  const page = await visitor();
  expect((await page.goto(`${url}/sign-in/organisation/back?error=access_denied`))?.status()).toBe(400);
  expect(await faultsOf(page)).toEqual([]);
});

it("the demo's link is pressed once and is in", async () => {
  const db = openDatabase(databasePath(desk.dataFolder));
  const path = await demoEntry({ db, now: Date.now });
  db.$client.close();
  const page = await visitor();
  await page.goto(url + path);
  await page.getByRole("button", { name: "Enter the demo" }).click();
  expect(await personOn(page)).toBe("Demo visitor");
});

async function visitor(): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail address").fill("ada@test.example");
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The digits that an authenticator app shows for a secret of base 32. */
function codeOf(secret: string, now: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return hotp(
    Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)),
    stepAt(now),
  );
}

/** What axe finds in either theme and at 390 px, and whether the page fits there. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [colorScheme, width] of [
    ["light", 1440],
    ["dark", 1440],
    ["light", 390],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await axeFindings(page)).map((finding) => `${colorScheme}, ${width} px: ${finding}`));
  }
  const over = await overflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  return over > 0 ? [...faults, `${over} px too wide at 390 px`] : faults;
}

async function choosePassphrase(page: Page): Promise<void> {
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Start" }).click();
}

/** The name beside "Sign out", once This week is there. */
async function personOn(page: Page): Promise<string | null> {
  await page.waitForURL(`${url}/`);
  return page.locator("a[href='/account']").first().textContent();
}

function linkIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const link = /http:\/\/\S+\/welcome\/\S+/.exec(text)?.[0];
      if (link) resolve(link);
    });
    child.once("exit", (code) => reject(new Error(`The server stopped with ${code}.`)));
  });
}
