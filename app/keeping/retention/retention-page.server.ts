/** How long a contract is kept, what would go, and what went. */
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { retentionRulesOf, retentionsOf } from "#db/retention.server.ts";
import { filesDeletedOf } from "#db/retention-files.server.ts";
import { retentionScope } from "#db/retention-scope.server.ts";
import { retentionPreview, snapshotsWith } from "./preview.server.ts";

export type RetentionPage = NonNullable<Awaited<ReturnType<typeof retentionPage>>>;

/** undefined when there is no such contract. */
export async function retentionPage(
  tools: { db: Db; vault: Vault; settings: { backupFolder: string | null }; now(): number },
  contractId: string,
) {
  const now = tools.now();
  const preview = await retentionPreview(tools, contractId, now);
  if (!preview) return undefined;
  const files = [
    ...retentionScope(tools.db, contractId).files.map(({ sha256 }) => sha256),
    ...(await filesDeletedOf(tools.db, contractId)),
  ];
  return {
    now,
    preview,
    rules: await retentionRulesOf(tools.db, contractId),
    done: await retentionsOf(tools.db, contractId),
    /** Backups with texts of this contract in them. */
    snapshots: snapshotsWith(tools.settings.backupFolder, new Set(files)),
  };
}
