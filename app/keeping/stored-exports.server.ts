/**
 * Exports of everything that the server made: a folder each under `exports/` in the data folder, named by its job. They go
 * by themselves, and at once when somebody is erased or texts are deleted: they would hold them still.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Vault } from "#app/vault/vault.server.ts";
import { EXPORT_MANIFEST } from "./export-all.server.ts";

const HOUR_MS = 3_600_000;
/** How long one can be taken away. */
export const EXPORT_KEPT_MS = 48 * HOUR_MS;

const folderOf = ({ folder }: Pick<Vault, "folder">) => join(resolve(folder, ".."), "exports");

export function exportFolder(vault: Pick<Vault, "folder">, jobId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(jobId)) throw new Error("An export is named by its job.");
  return join(folderOf(vault), jobId);
}

/** Whole, and still here. */
export function isStored(vault: Pick<Vault, "folder">, jobId: string): boolean {
  return existsSync(join(exportFolder(vault, jobId), EXPORT_MANIFEST));
}

/** One from the future was made before a clock was set back: when it was is not known, so it goes. */
export function isExpired(endedAt: number, now: number): boolean {
  return Math.abs(now - endedAt) > EXPORT_KEPT_MS;
}

/** @param keep names the jobs whose exports stay. @returns how many went. */
export function removeExports(vault: Pick<Vault, "folder">, keep: (jobId: string) => boolean = () => false): number {
  const folder = folderOf(vault);
  if (!existsSync(folder)) return 0;
  const gone = readdirSync(folder).filter((name) => !keep(name));
  for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true });
  return gone.length;
}
