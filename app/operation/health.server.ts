/** Whether this server can do its work now: what a load balancer asks, and a person who wonders what is wrong. */
import { randomUUID } from "node:crypto";
import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Vault } from "#app/vault/vault.server.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { systemFault } from "./system-fault.ts";

export interface Readiness {
  ready: boolean;
  checks: { name: "database" | "vault" | "room" | "server"; ok: boolean; message: string }[];
  /** What somebody should see to although the server does its work: a balancer need not act on it. */
  warnings: string[];
}

/** In bytes: a delivery of ordinary size and its rows. */
const LEAST_ROOM = 256 * 1024 * 1024;

/** Takes the write lock, writes a byte beside the vault's files and asks for the free room; leaves nothing behind. */
export async function readiness(
  tools: { db: Db; vault: Vault; backupOverdue(): Promise<string | null> },
  stopping: boolean,
): Promise<Readiness> {
  const checks: Readiness["checks"] = [
    { name: "server", ok: !stopping, message: stopping ? "The server is stopping." : "The server takes requests." },
    await tried("database", "The database answers and can be written.", async () => {
      inTransaction(tools.db, () => tools.db.get(sql`SELECT 1`));
    }),
    await tried("vault", "The vault can be written.", () => writeAndRemove(tools.vault)),
    await room(tools.vault),
  ];
  // A database that does not answer has said so above.
  const overdue = await tools.backupOverdue().catch(() => null);
  return { ready: checks.every(({ ok }) => ok), checks, warnings: overdue === null ? [] : [overdue] };
}

async function writeAndRemove(vault: Vault): Promise<void> {
  const path = join(vault.folder, "incoming", `${process.pid}-${randomUUID()}`);
  try {
    await writeFile(path, "-", { flag: "wx" });
  } finally {
    await rm(path, { force: true });
  }
}

async function room(vault: Vault): Promise<Readiness["checks"][number]> {
  const free = await freeBytes(vault);
  const message =
    free < LEAST_ROOM ? "Less than 256 MiB are free beside the vault." : "There is room beside the vault.";
  return { name: "room", ok: free >= LEAST_ROOM, message };
}

/** Bytes that this process may still write where the vault lies. */
export async function freeBytes({ folder }: Vault): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function tried(
  name: Readiness["checks"][number]["name"],
  well: string,
  attempt: () => Promise<void>,
): Promise<Readiness["checks"][number]> {
  try {
    await attempt();
    return { name, ok: true, message: well };
  } catch (error) {
    return { name, ok: false, message: systemFault(error)?.message ?? "It does not answer." };
  }
}
