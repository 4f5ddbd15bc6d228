/** Everything is written, and reads back as what is there. */
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type ExportManifest, ExportRefused, exportAll, exportFaults } from "#app/keeping/export-all.server.ts";
import { pathInVault } from "#app/vault/vault.server.ts";
import { NOW } from "#test/support/tools.ts";
import { aDataFolder, aTemplate, type DataFolder } from "./a-data-folder.ts";

let template: string;
let data: DataFolder;
let to: string;
beforeAll(async () => {
  template = await aTemplate();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeEach(() => {
  data = aDataFolder(template);
  to = join(data.parent, "everything");
});
afterEach(() => data.dispose());

it("every row of every table and every file reads back as it is", async () => {
  await exportAll(data, to, NOW);
  const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8")) as ExportManifest;
  const tables = data.db.$client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__*'")
    .pluck()
    .all() as string[];
  expect(manifest.tables.map(({ table }) => table).sort()).toEqual([...tables].sort());
  for (const { table, path, rows, columns } of manifest.tables) {
    const lines = readFileSync(join(to, path), "utf8").split("\n").slice(0, -1);
    const read = lines.map((line) => Object.values(JSON.parse(line) as object).map(bytesOf));
    const stored = data.db.$client
      .prepare(`SELECT ${columns.map((name) => `"${name}"`)} FROM "${table}"`)
      .raw()
      .all();
    expect(read, table).toEqual(stored);
    expect(lines, table).toHaveLength(rows);
  }
  expect(manifest.files.map(({ sha256 }) => sha256).sort()).toEqual([...data.files].sort());
  expect(await exportFaults(to, manifest)).toEqual([]);
  expect(readFileSync(join(to, "README.md"), "utf8")).toContain("manifest.json");
  appendFileSync(join(to, "tables", "vendors.jsonl"), "x");
  expect(await exportFaults(to, manifest)).toEqual(["tables/vendors.jsonl is not what was exported."]);
});

it("holds nothing that anybody could sign in with, and says so", async () => {
  const { tables } = await exportAll(data, to, NOW);
  const leftOut = tables.flatMap(({ table, leftOut: columns }) => columns.map((column) => `${table}.${column}`));
  expect(leftOut).toEqual(
    expect.arrayContaining(["users.passphrase_hash", "users.totp_secret", "sessions.token_sha256"]),
  );
});

it("is refused into a folder that holds something, and says what is damaged", async () => {
  await expect(exportAll(data, data.path, NOW)).rejects.toThrow(ExportRefused);
  rmSync(pathInVault(data.vault, data.files[0] ?? ""));
  await expect(exportAll(data, to, NOW)).rejects.toThrow(/The vault lacks the file of delivery 1/);
});

it.runIf(existsSync("/proc/self"))("is refused where no folder can be made, and does not try for ever", async () => {
  await expect(exportAll(data, "/proc/none/deeper", NOW)).rejects.toThrow("This folder cannot be made.");
  await expect(exportAll(data, join(data.path, "assay.sqlite", "x"), NOW)).rejects.toThrow(ExportRefused);
});

function bytesOf(value: unknown): unknown {
  const { base64 } = (value ?? {}) as { base64?: string };
  return base64 === undefined ? value : Buffer.from(base64, "base64");
}
