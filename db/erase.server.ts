/**
 * Replaces a pseudonym in every table, in one transaction. On a connection of its own: nothing of it is followed row by
 * row, since an audit event would keep what is erased. Triggers that protect evidence are taken off and put back within
 * the transaction. What was deleted is written over.
 */
import Database from "better-sqlite3";
import { defineAudit } from "./audit.server.ts";
import { auditHash, note } from "./audit-events.server.ts";
import { inTransaction } from "./client.server.ts";
import { drizzled } from "./drizzled.server.ts";
import { redactLog } from "./erase-log.server.ts";
import { MOVED, type MovedText, move } from "./erase-places.server.ts";
import { sweep } from "./erase-sweep.server.ts";
import { sha256 } from "./erased-rows.server.ts";
import { layViews } from "./restricted.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";

export interface RowErasure {
  vendorId: string;
  contractIds: readonly string[];
  spellings: readonly string[];
  pseudonym: string;
  token: string;
  text(value: string): string;
  json(value: string): string;
  moved: readonly MovedText[];
  /** Files the vault gives up, with the one in their place. */
  givenUp: readonly { sha256: string; replacedBy: string; bytes: number; whose: string }[];
  /** Deliveries whose delivered file is given up: where a row in quarantine lay means nothing any more. */
  withoutOriginal: readonly number[];
  receipt: string;
  mentions: readonly [number, number][];
  reason: string;
  by: string;
  at: number;
}

export interface RowsErased {
  id: number;
  counts: Record<string, number>;
  redacted: RedactedRow[];
}

/** @param path of the database file. */
export function eraseRows(path: string, erasure: RowErasure): RowsErased {
  const client = new Database(path);
  try {
    client.pragma("busy_timeout = 30000");
    client.pragma("foreign_keys = ON");
    client.pragma("secure_delete = ON");
    defineAudit(client);
    const conditions = layViews(client, erasure.contractIds);
    conditions.set("annotators", "vendor_id = :vendor");
    conditions.set("annotator_attributes", "vendor_id = :vendor");
    // The job that asked for it names the pseudonym until its rows are changed.
    conditions.set("jobs", `(${conditions.get("jobs") ?? 0}) OR json_extract(input, '$.vendorId') = :vendor`);
    conditions.set(
      "releases",
      "id IN (SELECT release_id FROM main.release_members WHERE batch_id IN (SELECT id FROM batches))",
    );
    return inTransaction(drizzled(client), () => eraseAll(client, conditions, erasure));
  } finally {
    client.close();
  }
}

/** Pages that held what was replaced are written anew. Not possible while others are at work: false. */
export function compact(path: string): boolean {
  const client = new Database(path);
  try {
    client.pragma("busy_timeout = 5000");
    client.exec("VACUUM");
    const [done] = client.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return done?.busy === 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  } finally {
    client.close();
  }
}

function eraseAll(client: Database.Database, conditions: ReadonlyMap<string, string>, erasure: RowErasure): RowsErased {
  const counts: Record<string, number> = {};
  const redacted: RedactedRow[] = [];
  const { vendorId, pseudonym } = erasure;
  const attributes = client
    .prepare("DELETE FROM main.annotator_attributes WHERE vendor_id = ? AND pseudonym = ?")
    .run(vendorId, pseudonym).changes;
  if (attributes > 0) counts.annotator_attributes = attributes;
  const moving = erasure.moved.length > 0 ? ["items", "deliveries", ...MOVED, "quarantined_rows"] : [];
  const swept = [...conditions.keys()].filter((table) => !LEFT_ALONE.test(table));
  const unprotected = takeOff(client, new Set([...swept, ...moving, "audit_events"]));
  move(client, erasure);
  for (const table of swept) {
    const condition = conditions.get(table) ?? "0";
    const changed = sweep(client, { table, condition, evidence: unprotected.protects.has(table) }, erasure);
    if (changed.rows > 0) counts[table] = (counts[table] ?? 0) + changed.rows;
    redacted.push(...changed.redacted);
  }
  hashCloseOuts(client, redacted);
  client
    .prepare(`UPDATE main.jobs SET input = json_remove(input, '$.drawn.receipt') WHERE input ->> '$.drawn.token' = ?`)
    .run(erasure.token);
  const events = redactLog(client, conditions, erasure);
  if (events.length > 0) counts.audit_events = events.length;
  redacted.push(...events);
  unprotected.putBack();
  const { token, reason, by, at, mentions } = erasure;
  for (const { sha256, replacedBy, bytes, whose } of erasure.givenUp)
    client
      .prepare(
        `INSERT INTO main.vault_tombstones (sha256, kind, replaced_by, bytes, whose, reason, by, at)
         VALUES (?, 'erasure', ?, ?, ?, ?, ?, ?)`,
      )
      .run(sha256, replacedBy, bytes, whose, reason, by, at);
  const { lastInsertRowid } = client
    .prepare(
      `INSERT INTO main.erasures (vendor_id, token, reason, counts, redacted, mentions, by, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[vendorId, token, reason, JSON.stringify(counts), JSON.stringify(redacted), JSON.stringify(mentions), by, at],
    );
  const id = Number(lastInsertRowid);
  // The event is written with the name of the table itself.
  client.exec("DROP VIEW IF EXISTS temp.audit_events");
  const promised = auditHash(JSON.stringify(redacted));
  note(client, { what: "erased", subject: `erasures/${id}`, after: { token, reason, by, counts, redacted: promised } });
  return { id, counts, redacted };
}

const LEFT_ALONE = /^(sqlite_|__|audit_|users$|user_roles$|sessions$|vault_tombstones$|erasures$)/;
/** The triggers that refuse a change of these tables; they come back with the same words. */
function takeOff(client: Database.Database, tables: ReadonlySet<string>) {
  const triggers = (
    client.prepare("SELECT name, tbl_name AS 'table', sql FROM main.sqlite_schema WHERE type = 'trigger'").all() as {
      name: string;
      table: string;
      sql: string;
    }[]
  ).filter(({ table, sql }) => tables.has(table) && /BEFORE UPDATE/i.test(sql));
  for (const { name } of triggers) client.exec(`DROP TRIGGER main."${name}"`);
  return {
    protects: new Set(triggers.map(({ table }) => table)),
    putBack: () => {
      for (const { sql } of triggers) client.exec(sql.replace(/^CREATE TRIGGER /, "CREATE TRIGGER main."));
    },
  };
}

/** A close-out whose words changed is hashed anew; what it was is under the seal of the erasure. */
function hashCloseOuts(client: Database.Database, redacted: readonly RedactedRow[]): void {
  const contentOf = client.prepare("SELECT content FROM main.close_outs WHERE id = ?").pluck();
  const rehash = client.prepare("UPDATE main.close_outs SET sha256 = ? WHERE id = ?");
  for (const { key } of redacted.filter(({ table }) => table === "close_outs")) {
    const [id] = JSON.parse(key) as [number];
    rehash.run(sha256(String(contentOf.get(id))), id);
  }
}
