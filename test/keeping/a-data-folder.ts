/** A data folder on disk with a contract and two deliveries, and what it holds as one comparable value. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashFile, openVault, type Vault } from "#app/vault/vault.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import type { TestTools } from "#test/support/tools.ts";

export interface DataFolder {
  parent: string;
  path: string;
  db: Db;
  vault: Vault;
  /** Vault names of the delivered files, in the order of the weeks. */
  files: string[];
  dispose(): void;
}

/** Made once, as an ingest takes its time; each test works on a copy. */
export async function aTemplate(): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), "assay-keeping-"));
  const path = join(parent, "data");
  const db = openDatabase(databasePath(path));
  const tools = { db, vault: openVault(path), folder: parent } as unknown as TestTools;
  const contract = await aContract(db);
  for (const [k, batch] of (await batchesOf(db, contract)).slice(0, 2).entries()) {
    const done = await deliver(tools, batch.id, itemLines(k * 40, k * 40 + 40));
    if (done.kind !== "stored") throw new Error(JSON.stringify(done));
  }
  db.$client.close();
  return parent;
}

export function aDataFolder(template: string): DataFolder {
  const parent = mkdtempSync(join(tmpdir(), "assay-keeping-"));
  const path = join(parent, "data");
  cpSync(join(template, "data"), path, { recursive: true });
  const db = openDatabase(databasePath(path));
  const rows = db.$client.prepare("SELECT file_sha256 FROM deliveries ORDER BY id").all() as { file_sha256: string }[];
  const dispose = () => {
    db.$client.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { parent, path, db, vault: openVault(path), files: rows.map((row) => row.file_sha256), dispose };
}

/** That a backup was made, or restored, is written beside it: what was kept before is the same on both sides. */
const OF_KEEPING = { audit_head: "WHERE 0", audit_events: "WHERE subject NOT LIKE 'backups/%'" };

/** Every row of every table, and every file of the vault by the hash of its bytes. */
export async function contentOf(path: string): Promise<{ rows: Record<string, unknown[]>; files: string[] }> {
  const db = openDatabase(databasePath(path));
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string }[];
  const rows = Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db.$client.prepare(`SELECT * FROM "${name}" ${(OF_KEEPING as Record<string, string>)[name] ?? ""}`).all(),
    ]),
  );
  db.$client.close();
  const vault = join(path, "vault");
  const files: string[] = [];
  for (const folder of readdirSync(vault).sort())
    for (const name of folder === "incoming" ? [] : readdirSync(join(vault, folder)).sort())
      files.push((await hashFile(join(vault, folder, name))).sha256);
  return { rows, files };
}
