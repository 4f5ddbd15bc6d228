/** The tools of a running server, for tests: a fresh in-memory database, a vault in a temporary folder, a fixed clock. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { viewCache } from "#app/http/view-cache.server.ts";
import { readSettings } from "#app/settings.server.ts";
import { openVault } from "#app/vault/vault.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { closeRestricted } from "#db/restricted.server.ts";

/** Monday 19 October 2026, 09:00 UTC. */
export const NOW = Date.UTC(2026, 9, 19, 9);

export interface TestTools extends AppLoadContext {
  folder: string;
  wakes: number;
  dispose(): void;
}

/** @param where a database on disk can be opened a second time, as for somebody who may see some contracts only. */
export async function testTools(now = NOW, where: "memory" | "disk" = "memory"): Promise<TestTools> {
  const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
  const db = where === "memory" ? memoryDatabase() : diskDatabase(folder);
  const tools: TestTools = {
    db,
    vault: openVault(folder),
    settings: readSettings({ ASSAY_DATA: folder, ASSAY_USER: "tester", ASSAY_LOG: "silent" }),
    queue: {
      wake() {
        tools.wakes += 1;
      },
    },
    views: viewCache(db),
    now: () => now,
    nonce: "test",
    person: null,
    client: { address: "127.0.0.1", agent: "test", secure: false },
    requestId: "test",
    answering() {},
    folder,
    wakes: 0,
    dispose() {
      closeRestricted(db);
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return tools;
}

let migrated: Buffer | undefined;

/** What every migration makes of nothing, made once for all tests of a worker: it takes ten times as long as to copy it. */
function emptyDatabase(): Buffer {
  if (migrated) return migrated;
  const { $client } = openDatabase(":memory:");
  migrated = $client.serialize();
  $client.close();
  return migrated;
}

/** A database of its own in memory, empty and up to date. */
export function memoryDatabase(): Db {
  return openDatabase(emptyDatabase());
}

function diskDatabase(folder: string): Db {
  writeFileSync(databasePath(folder), emptyDatabase());
  return openDatabase(databasePath(folder));
}
