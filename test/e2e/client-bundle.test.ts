/** What browsers are sent: no database, no vault, no file system, no path of the machine that built it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const assets = join(root, "build/client/assets");
const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));

it.each(["better-sqlite3", "drizzle", "node:fs", "node:crypto", "worker_threads", "INSERT INTO", "PRAGMA", root])(
  "no client script holds %s",
  (word) => {
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.filter((name) => readFileSync(join(assets, name), "utf8").includes(word))).toEqual([]);
  },
);

it("the start page needs under 150 kB of compressed scripts", async () => {
  const { gzipSync } = await import("node:zlib");
  const size = (name: RegExp) =>
    scripts
      .filter((one) => name.test(one))
      .reduce((sum, one) => sum + gzipSync(readFileSync(join(assets, one))).length, 0);
  expect(size(/^(entry\.client|root|components|index|jsx-runtime)-/)).toBeLessThan(150_000);
});
