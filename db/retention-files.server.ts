/** Files that went under the retention of a contract. */
import { sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { fileReferences } from "./file-references.server.ts";

export async function filesDeletedOf(db: Db, contractId: string): Promise<string[]> {
  const rows = db.all<{ sha256: string }>(sql`
    SELECT sha256 FROM vault_tombstones WHERE kind = 'retention' AND sha256 IN (
      SELECT d.file_sha256 FROM retention_deliveries r JOIN deliveries d ON d.id = r.delivery_id
        JOIN retentions x ON x.id = r.retention_id WHERE x.contract_id = ${contractId}
      UNION SELECT d.text_sha256 FROM retention_deliveries r JOIN deliveries d ON d.id = r.delivery_id
        JOIN retentions x ON x.id = r.retention_id WHERE x.contract_id = ${contractId}
      UNION SELECT f.file_sha256 FROM retention_rounds r JOIN calibration_files f ON f.round_id = r.round_id
        JOIN retentions x ON x.id = r.retention_id WHERE x.contract_id = ${contractId}
      UNION SELECT f.text_sha256 FROM retention_rounds r JOIN calibration_files f ON f.round_id = r.round_id
        JOIN retentions x ON x.id = r.retention_id WHERE x.contract_id = ${contractId})`);
  return rows.map(({ sha256 }) => sha256);
}

/** Deliveries on record as deleted whose file is neither given up nor somebody else's: none, unless rows were altered. */
export async function deletionsWithoutTombstone(db: Db): Promise<{ id: number; sha256: string }[]> {
  const kept = new Set((await fileReferences(db)).map(({ sha256 }) => sha256));
  const rows = db.all<{ id: number; sha256: string }>(sql`
    SELECT d.id, f.value AS sha256
    FROM retention_deliveries r JOIN deliveries d ON d.id = r.delivery_id,
      json_each(json_array(d.file_sha256, d.text_sha256)) f
    WHERE f.value NOT IN (SELECT sha256 FROM vault_tombstones)`);
  return rows.filter(({ sha256 }) => !kept.has(sha256));
}
