/**
 * Everything, readable without Assay: each table as JSON Lines, each file of the vault under its hash, a manifest with
 * hashes and counts, and the description of it all. One moment: the tables are read in one transaction.
 */
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import {
  copyIn,
  has,
  hashFile,
  openVault,
  pathInVault,
  settle,
  syncPath,
  type Vault,
} from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { fileReferences } from "#db/file-references.server.ts";
import { exportedTables, type TableRows } from "#db/table-export.server.ts";
import { EXPORT_README } from "./export-readme.ts";
import { makeFolder } from "./new-folder.server.ts";

export interface ExportedFile {
  /** Path in the folder. */
  path: string;
  sha256: string;
  bytes: number;
}

export interface ExportManifest {
  format: "assay-export-1";
  at: number;
  tables: (ExportedFile & { table: string; rows: number; columns: string[]; leftOut: string[] })[];
  files: (ExportedFile & { of: string })[];
}

/** The folder will not do, or a file that belongs in it is damaged. The message is for a person. */
export class ExportRefused extends Error {
  override name = "ExportRefused";
}

export interface ExportHooks {
  /** Tables and files written so far, of all. */
  progress(done: number, all: number): void;
  cancelled(): boolean;
}

/** Somebody asked to stop; what was written by then is no whole export. */
export class ExportCancelled extends Error {
  override name = "ExportCancelled";
}

export const EXPORT_MANIFEST = "manifest.json";
const QUIET: ExportHooks = { progress: () => {}, cancelled: () => false };

/**
 * The manifest is written last: a folder without it is no whole export.
 *
 * @param db nobody else may use this connection meanwhile: one transaction reads every table
 * @throws ExportRefused, ExportCancelled
 */
export async function exportAll(
  { db, vault }: { db: Db; vault: Vault },
  folder: string,
  now: number,
  { progress, cancelled } = QUIET,
): Promise<ExportManifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ExportRefused("This folder is not empty. Name a new one.");
  try {
    makeFolder(join(folder, "tables"));
  } catch {
    throw new ExportRefused("This folder cannot be made. Name one where you may write.");
  }
  const goOn = (done: number, all: number) => {
    if (cancelled()) throw new ExportCancelled();
    progress(done, all);
  };
  const { tables, wanted } = await exportedTables(db, async (all) => {
    const wanted = [...new Map((await fileReferences(db)).map((one) => [one.sha256, one])).values()];
    const tables: ExportManifest["tables"] = [];
    for (const table of all)
      tables.push(await writeTable(folder, table, () => goOn(tables.length, all.length + wanted.length)));
    return { tables, wanted };
  });
  const copy = openVault(folder);
  const files: ExportManifest["files"] = [];
  for (const { sha256, of } of wanted) {
    goOn(tables.length + files.length, tables.length + wanted.length);
    files.push({ ...(await copyFile(vault, copy, sha256, of)), of });
  }
  rmSync(join(copy.folder, "incoming"), { recursive: true });
  const manifest: ExportManifest = { format: "assay-export-1", at: now, tables, files };
  writeFileSync(join(folder, "README.md"), EXPORT_README);
  writeFileSync(join(folder, EXPORT_MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  syncPath(join(folder, EXPORT_MANIFEST));
  return manifest;
}

/** Rows after which others get a turn. */
const ROWS_AT_ONCE = 5_000;

async function writeTable(
  folder: string,
  { table, columns, leftOut, rows }: TableRows,
  goOn: () => void,
): Promise<ExportManifest["tables"][number]> {
  const path = `tables/${table}.jsonl`;
  const file = openSync(join(folder, path), "wx");
  const hash = createHash("sha256");
  let bytes = 0;
  let count = 0;
  try {
    goOn();
    for (const row of rows()) {
      const line = Buffer.from(`${JSON.stringify(row)}\n`);
      writeSync(file, line);
      hash.update(line);
      bytes += line.length;
      count += 1;
      if (count % ROWS_AT_ONCE > 0) continue;
      await new Promise((resolve) => setImmediate(resolve));
      goOn();
    }
  } finally {
    closeSync(file);
  }
  return { table, path, rows: count, columns, leftOut, sha256: hash.digest("hex"), bytes };
}

/** In numbers, for the audit log and whoever asked. */
export function exportedCounts({ tables, files }: ExportManifest) {
  const sum = (of: readonly number[]) => of.reduce((total, n) => total + n, 0);
  return {
    tables: tables.length,
    rows: sum(tables.map(({ rows }) => rows)),
    files: files.length,
    bytes: sum([...tables, ...files].map(({ bytes }) => bytes)),
  };
}

async function copyFile(vault: Vault, to: Vault, sha256: string, of: string): Promise<ExportedFile> {
  if (!has(vault, sha256))
    throw new ExportRefused(`The vault lacks the file of ${of}: ${sha256}. The export is not whole.`);
  const { temporary, ...copied } = await copyIn(to, pathInVault(vault, sha256));
  if (copied.sha256 !== sha256)
    throw new ExportRefused(`The file of ${of} was altered: ${sha256}. The export is not whole.`);
  settle(to, temporary, sha256);
  return { path: `vault/${sha256.slice(0, 2)}/${sha256}`, ...copied };
}

/** One sentence for each file of an export that is not what its manifest says. */
export async function exportFaults(folder: string, manifest: ExportManifest): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, sha256 } of [...manifest.tables, ...manifest.files]) {
    if (!existsSync(join(folder, path))) faults.push(`${path} is missing.`);
    else if ((await hashFile(join(folder, path))).sha256 !== sha256) faults.push(`${path} is not what was exported.`);
  }
  return faults;
}
