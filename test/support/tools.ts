/** The tools of a running server, for tests: a fresh in-memory database, a vault in a temporary folder, a fixed clock. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { viewCache } from "#app/http/view-cache.server.ts";
import { readSettings } from "#app/settings.server.ts";
import { openVault } from "#app/vault/vault.server.ts";
import { openDatabase } from "#db/client.server.ts";

/** Monday 19 October 2026, 09:00 UTC. */
export const NOW = Date.UTC(2026, 9, 19, 9);

export interface TestTools extends AppLoadContext {
  folder: string;
  wakes: number;
  dispose(): void;
}

export async function testTools(now = NOW): Promise<TestTools> {
  const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
  const db = openDatabase(":memory:");
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
    folder,
    wakes: 0,
    dispose() {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return tools;
}
