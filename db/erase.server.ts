/**
 * Replaces a pseudonym in every table, in one transaction. On a connection of its own: nothing of it is followed row by
 * row, since an audit event would keep what is erased. Triggers that protect evidence are taken off and put back within
 * the transaction. What was deleted is written over.
 */
import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { defineAudit } from "./audit.server.ts";
import { auditHash, note } from "./audit-events.server.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { layViews } from "./restricted.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";
import * as schema from "./schema.ts";

export interface MovedText {
  /** The vault's file before and after. */
  from: string;
  to: string;
  /** Old offset → new place, in bytes. */
  places: ReadonlyMap<number, { offset: number; length: number }>;
}

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
    conditions.set(
      "releases",
      "id IN (SELECT release_id FROM main.release_members WHERE batch_id IN (SELECT id FROM batches))",
    );
    return inTransaction(drizzle(client, { schema }), () => eraseAll(client, conditions, erasure));
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

/** Each redacted row against what its last erasure left; a row that is gone is not as left. */
export function erasedRowsNow(
  { $client: client }: Pick<Db, "$client">,
  erasures: readonly { id: number; redacted: RedactedRow[] }[],
): (RedactedRow & { id: number; isAsLeft: boolean })[] {
  const newest = new Map<string, RedactedRow & { id: number }>();
  for (const { id, redacted } of [...erasures].sort((a, b) => a.id - b.id))
    for (const row of redacted) newest.set(`${row.table} ${row.key} ${row.columns}`, { ...row, id });
  return [...newest.values()].map((row) => {
    const info = client.pragma(`table_info("${row.table}")`) as { name: string; pk: number }[];
    const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}" = ?`);
    const found = client
      .prepare(`SELECT ${row.columns.map((name) => `"${name}"`)} FROM "${row.table}" WHERE ${keys.join(" AND ")}`)
      .raw()
      .get(...(JSON.parse(row.key) as unknown[]));
    return { ...row, isAsLeft: found !== undefined && isAfter(row, found as unknown[]) };
  });
}

/** The body of an event is hashed as it is, as the log does it. */
function isAfter({ table, after }: RedactedRow, found: unknown[]): boolean {
  return (table === "audit_events" ? auditHash(String(found[0])) : sha256(JSON.stringify(found))) === after;
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

/**
 * In the log the chain is kept: it was made with the hash that an event had, which stays on record with the one it has
 * now. Whoever reads the log can hold a guessed name against the old one; that is the price of a log that can be proved.
 */
function redactLog(
  client: Database.Database,
  conditions: ReadonlyMap<string, string>,
  { spellings, json }: RowErasure,
): RedactedRow[] {
  const holds = spellings.map(() => "instr(body, ?) > 0").join(" OR ");
  const found = client.prepare(`SELECT seq, subject, body FROM main.audit_events WHERE ${holds}`).all(...spellings) as {
    seq: number;
    subject: string | null;
    body: string;
  }[];
  const update = client.prepare("UPDATE main.audit_events SET body = ? WHERE seq = ?");
  return found.flatMap(({ seq, subject, body }) => {
    const redacted = json(body);
    if (redacted === body || isAnothers(client, conditions, subject ?? "")) return [];
    update.run(redacted, seq);
    const hashes = { before: auditHash(body), after: auditHash(redacted) };
    return [{ table: "audit_events", key: JSON.stringify([seq]), columns: ["body"], ...hashes }];
  });
}

/** An event about a row that is there and not this vendor's. One about a row that is gone may be anybody's: it is redacted. */
function isAnothers(client: Database.Database, conditions: ReadonlyMap<string, string>, subject: string): boolean {
  const [table = "", key = ""] = subject.split("/");
  const condition = conditions.get(table);
  if (condition === undefined || condition.includes(":vendor")) return false;
  const info = client.pragma(`main.table_info("${table}")`) as { name: string; pk: number }[];
  const name = info.find(({ pk }) => pk === 1)?.name;
  const rows = `FROM main."${table}" WHERE "${name}" = ?`;
  if (!name || !client.prepare(`SELECT 1 ${rows}`).get(key)) return false;
  return !client.prepare(`SELECT 1 ${rows} AND (${condition})`).get(key);
}

const LEFT_ALONE = /^(sqlite_|__|audit_|users$|user_roles$|sessions$|vault_tombstones$|erasures$)/;
/** Tables whose rows name a file of texts and a place in it. */
const MOVED = ["calibration_items", "gold_items", "inspected_items"];

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

interface Swept {
  table: string;
  condition: string;
  /** Whether its rows are protected: then what they were is put under a seal. */
  evidence: boolean;
}

function sweep(client: Database.Database, { table, condition, evidence }: Swept, erasure: RowErasure) {
  const info = client.pragma(`main.table_info("${table}")`) as { name: string; type: string; pk: number }[];
  const columns = info.filter(({ type }) => /text|json/i.test(type)).map(({ name }) => name);
  if (columns.length === 0) return { rows: 0, redacted: [] };
  const holds = columns.flatMap((name) => erasure.spellings.map((_, k) => `instr("${name}", :s${k}) > 0`));
  const spellings = Object.fromEntries(erasure.spellings.map((spelling, k) => [`s${k}`, spelling]));
  const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const found = client
    .prepare(
      `SELECT json_array(${keys.map((name) => `"${name}"`)}) AS _key, ${columns.map((name) => `"${name}"`)}
       FROM main."${table}" WHERE (${condition}) AND (${holds.join(" OR ")})`,
    )
    .all({ ...spellings, ...(condition.includes(":vendor") && { vendor: erasure.vendorId }) }) as Row[];
  const redacted: RedactedRow[] = [];
  let rows = 0;
  for (const row of found) {
    const changes = columns.flatMap((name) => changeOf(client, { table, name, row }, erasure));
    if (changes.length === 0) continue;
    const set = changes.map(({ name }) => `"${name}" = ?`).join(", ");
    client
      .prepare(`UPDATE main."${table}" SET ${set} WHERE ${keys.map((name) => `"${name}" = ?`).join(" AND ")}`)
      .run(...changes.map(({ after }) => after), ...(JSON.parse(row._key) as unknown[]));
    rows += 1;
    if (!evidence) continue;
    const before = sha256(`${erasure.receipt}\n${JSON.stringify(changes.map((change) => change.before))}`);
    const after = sha256(JSON.stringify(changes.map((change) => change.after)));
    redacted.push({ table, key: erasure.json(row._key), columns: changes.map(({ name }) => name), before, after });
  }
  return { rows, redacted };
}

type Row = Record<string, unknown> & { _key: string };

function changeOf(
  client: Database.Database,
  { table, name, row }: { table: string; name: string; row: Row },
  erasure: RowErasure,
): { name: string; before: string; after: string }[] {
  const before = row[name];
  if (typeof before !== "string") return [];
  const after =
    table === "releases" && name === "manifest"
      ? redactedManifest(client, before, erasure)
      : /^\s*[[{"]/.test(before)
        ? erasure.json(before)
        : erasure.text(before);
  return after === before ? [] : [{ name, before, after }];
}

/** Another vendor's annotator of the same pseudonym is somebody else: only weeks of this vendor are changed. */
function redactedManifest(client: Database.Database, text: string, { json }: RowErasure): string {
  const isOwn = client.prepare("SELECT 1 FROM temp.batches WHERE id = ?");
  const manifest = JSON.parse(text) as { batches: { batch: string }[] };
  const batches = manifest.batches.map((batch) =>
    isOwn.get(batch.batch) ? JSON.parse(json(JSON.stringify(batch))) : batch,
  );
  return JSON.stringify({ ...manifest, batches });
}

/** Records lie elsewhere in the new file: whatever names a place is told. */
function move(client: Database.Database, { moved, withoutOriginal }: RowErasure): void {
  if (moved.length === 0 && withoutOriginal.length === 0) return;
  client.exec(
    `CREATE TEMP TABLE moved_texts ("from" TEXT, "to" TEXT, old INTEGER, "new" INTEGER, size INTEGER, PRIMARY KEY ("from", old))`,
  );
  const insert = client.prepare("INSERT INTO temp.moved_texts VALUES (?, ?, ?, ?, ?)");
  for (const { from, to, places } of moved)
    for (const [old, { offset, length }] of places) insert.run(from, to, old, offset, length);
  const inOwn = "delivery_id IN (SELECT id FROM temp.deliveries)";
  // The same bytes from somebody else stay where they are.
  const own: [table: string, condition: string][] = [
    ["calibration_items", "round_id IN (SELECT id FROM temp.calibration_rounds)"],
    ["gold_items", "contract_id IN (SELECT id FROM temp.contracts)"],
  ];
  const files: [table: string, condition: string][] = [
    ["deliveries", "id IN (SELECT id FROM temp.deliveries)"],
    ["calibration_files", "round_id IN (SELECT id FROM temp.calibration_rounds)"],
  ];
  const place = `SET "offset" = m."new", "length" = m.size`;
  for (const table of ["items", "inspected_items"])
    client.exec(
      `UPDATE main."${table}" ${place} FROM temp.moved_texts m, main.deliveries d
       WHERE "${table}".${inOwn} AND d.id = "${table}".delivery_id AND m."from" = d.text_sha256 AND m.old = "${table}"."offset"`,
    );
  for (const [table, condition] of own)
    client.exec(
      `UPDATE main."${table}" ${place}, text_sha256 = m."to" FROM temp.moved_texts m
       WHERE "${table}".${condition} AND m."from" = "${table}".text_sha256 AND m.old = "${table}"."offset"`,
    );
  for (const [table, condition] of files)
    client.exec(
      `UPDATE main."${table}" SET text_sha256 = (SELECT "to" FROM temp.moved_texts m WHERE m."from" = text_sha256 LIMIT 1)
       WHERE ${condition} AND text_sha256 IN (SELECT "from" FROM temp.moved_texts)`,
    );
  const lost = client.prepare(`UPDATE main.quarantined_rows SET "offset" = -1, "length" = 0 WHERE delivery_id = ?`);
  for (const id of withoutOriginal) lost.run(id);
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

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
