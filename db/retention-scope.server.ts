/** What a contract delivered that is still kept, and who else needs the same bytes. */
import { sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";

export interface ScopedFile {
  sha256: string;
  /** Whose it is, for a person: `delivery 12 (week-3.jsonl)`. */
  of: string;
}

export interface RetentionScope {
  deliveries: { id: number; records: number }[];
  rounds: string[];
  /** Nobody else needs them. */
  files: ScopedFile[];
  /** The same bytes belong to another contract, a protected set or a document too. */
  shared: ScopedFile[];
  /** Deliveries that are being taken in at this moment. */
  loading: number;
}

/** Synchronous, so that a transaction can ask. */
export function retentionScope(db: Db, contractId: string): RetentionScope {
  const own = sql`(SELECT d.* FROM deliveries d JOIN batches b ON b.id = d.batch_id
    WHERE b.contract_id = ${contractId} AND d.id NOT IN (SELECT delivery_id FROM retention_deliveries))`;
  const rounds = sql`(SELECT * FROM calibration_rounds
    WHERE contract_id = ${contractId} AND id NOT IN (SELECT round_id FROM retention_rounds))`;
  const delivered = db.all<{ id: number; records: number; state: string }>(
    sql`SELECT id, items AS records, state FROM ${own} ORDER BY id`,
  );
  const files = db.all<ScopedFile & { shared: number }>(sql`
    WITH own(sha256, of) AS (
        SELECT file_sha256, 'delivery ' || id || ' (' || file_name || ')' FROM ${own} WHERE state <> 'loading'
        UNION ALL
        SELECT text_sha256, 'delivery ' || id || ' (' || file_name || ')' FROM ${own} WHERE state <> 'loading'
        UNION ALL
        SELECT f.file_sha256, 'calibration round ' || r.number || ' (' || f.file_name || ')'
          FROM ${rounds} r JOIN calibration_files f ON f.round_id = r.id
        UNION ALL
        SELECT f.text_sha256, 'calibration round ' || r.number || ' (' || f.file_name || ')'
          FROM ${rounds} r JOIN calibration_files f ON f.round_id = r.id),
      others(sha256) AS (
        SELECT d.file_sha256 FROM deliveries d JOIN batches b ON b.id = d.batch_id
          WHERE b.contract_id <> ${contractId} AND d.id NOT IN (SELECT delivery_id FROM retention_deliveries)
        UNION
        SELECT d.text_sha256 FROM deliveries d JOIN batches b ON b.id = d.batch_id
          WHERE b.contract_id <> ${contractId} AND d.id NOT IN (SELECT delivery_id FROM retention_deliveries)
        UNION
        SELECT f.file_sha256 FROM calibration_files f JOIN calibration_rounds r ON r.id = f.round_id
          WHERE r.contract_id <> ${contractId} AND r.id NOT IN (SELECT round_id FROM retention_rounds)
        UNION
        SELECT f.text_sha256 FROM calibration_files f JOIN calibration_rounds r ON r.id = f.round_id
          WHERE r.contract_id <> ${contractId} AND r.id NOT IN (SELECT round_id FROM retention_rounds)
        UNION SELECT file_sha256 FROM protected_sets
        UNION SELECT sha256 FROM attachments)
    SELECT sha256, min(of) AS of, sha256 IN (SELECT sha256 FROM others) AS shared FROM own
    WHERE sha256 NOT IN (SELECT sha256 FROM vault_tombstones)
    GROUP BY sha256 ORDER BY sha256`);
  const plain = ({ sha256, of }: ScopedFile) => ({ sha256, of });
  return {
    deliveries: delivered.filter(({ state }) => state !== "loading").map(({ id, records }) => ({ id, records })),
    rounds: db.all<{ id: string }>(sql`SELECT id FROM ${rounds} ORDER BY number`).map(({ id }) => id),
    files: files.filter(({ shared }) => !shared).map(plain),
    shared: files.filter(({ shared }) => shared).map(plain),
    loading: delivered.filter(({ state }) => state === "loading").length,
  };
}
