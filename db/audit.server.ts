/**
 * The audit log. Triggers of each connection write one event for each row that is added, changed or removed, in the
 * transaction of the change: a change without its event cannot be. What changes nothing (a refusal, a download, signing
 * in) is appended by `appendEvent`.
 *
 * Content of deliveries, and what is derived from it, is not followed row by row: the delivery is one event.
 */
import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { currentActor } from "./actor.server.ts";

/** Tables of content, of numbers made from it, and of the machinery; everything else is followed. */
export const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  items: "content of a delivery",
  responses: "content of a delivery",
  judgments: "content of a delivery",
  delivery_columns: "content of a delivery",
  quarantined_rows: "content of a delivery",
  annotators: "content of a delivery",
  metric_values: "measured from a delivery",
  contamination_checks: "measured from a delivery",
  contamination_hits: "measured from a delivery",
  release_outcomes: "follows from the release",
  release_members: "stands in the release's manifest",
  calibration_items: "content of a round's file",
  calibration_answers: "content of a round's file",
  inspected_items: "follows from the inspection's plan and seed",
  inspection_reservations: "kept for minutes",
  annotator_attributes: "personal data that can be erased; the import and the erasure are events",
  audit_events: "the log itself",
  audit_head: "the log itself",
  sign_in_failures: "each is an event of its own, without the hash",
};

/** Of some tables not every change says something: a session that was seen again, a job that read on. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  jobs: ["state", "cancel_requested"],
  sessions: ["ended_at"],
  vendor_links: ["expires_at", "revoked_at"],
};

const MOST_TEXT = 300;
const SECRET = /passphrase_hash|totp_secret|totp_last_step|token_sha256|code_sha256/;

/** Call it once migrated. The functions are pure but for who acts and when. */
export function followChanges(client: Database.Database): void {
  client.function("audit_hash", { deterministic: true }, (body: unknown) => auditHash(String(body)));
  client.function("audit_body", (seq, previous, what, subject, before, after) =>
    bodyOf({
      seq: Number(seq),
      previous: String(previous),
      what: String(what),
      subject: String(subject),
      ...changed(parsed(before), parsed(after)),
    }),
  );
  const tables = client
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) if (!(table in NOT_FOLLOWED)) client.exec(triggersOf(client, table));
}

export function auditHash(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

export interface AuditEvent {
  /** `added`, `changed`, `removed` for a row; otherwise a word of its own: `refused`, `exported`, `signed in`, … */
  what: string;
  /** A table and the key of its row, or an address. */
  subject: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/** The statement that adds an event at the end, from four SQL expressions. {@link ADVANCE} has to follow it. */
export function append([what, subject, before, after]: readonly [string, string, string, string]): string {
  return `INSERT INTO audit_events (seq, body)
    SELECT count + 1, audit_body(count + 1, hash, ${what}, ${subject}, ${before}, ${after}) FROM audit_head`;
}

export const ADVANCE = `UPDATE audit_head SET count = count + 1,
  hash = (SELECT audit_hash(body) FROM audit_events WHERE seq = audit_head.count + 1)`;

function triggersOf(client: Database.Database, table: string): string {
  const columns = (client.pragma(`table_info("${table}")`) as { name: string; type: string; pk: number }[]).filter(
    ({ type }) => type !== "BLOB",
  );
  const row = (which: string) =>
    `json_object(${columns.map(({ name }) => `'${name}', ${which}."${name}"`).join(", ")})`;
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const subject = (which: string) =>
    [`'${table}'`, ...keys.map(({ name }) => `${which}."${name}"`)].join(" || '/' || ");
  const watched = ONLY[table] ?? columns.map(({ name }) => name);
  const differs = watched.map((name) => `OLD."${name}" IS NOT NEW."${name}"`).join(" OR ");
  const body = (parts: [string, string, string, string]) => `BEGIN ${append(parts)}; ${ADVANCE}; END;`;
  return `
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_added" AFTER INSERT ON main."${table}"
      ${body(["'added'", subject("NEW"), "NULL", row("NEW")])}
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_changed" AFTER UPDATE ON main."${table}" WHEN ${differs}
      ${body(["'changed'", subject("NEW"), row("OLD"), row("NEW")])}
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_removed" AFTER DELETE ON main."${table}"
      ${body(["'removed'", subject("OLD"), row("OLD"), "NULL"])}`;
}

function bodyOf(event: AuditEvent & { seq: number; previous: string }): string {
  const { seq, previous, what, subject, before = null, after = null } = event;
  const { who, role, via, request, reason } = currentActor();
  const at = Date.now();
  return JSON.stringify({
    seq,
    at,
    who,
    role,
    via,
    request,
    what,
    subject,
    before,
    after,
    reason: shown("reason", reason),
    previous,
  });
}

type Row = Record<string, unknown> | null;

function parsed(text: unknown): Row {
  return text === null ? null : (JSON.parse(String(text)) as Row);
}

/** Of a change only the fields that differ; secrets as a mark; long texts as their hash. */
function changed(before: Row, after: Row): { before: Row; after: Row } {
  const differs = (name: string) => !before || !after || before[name] !== after[name];
  const kept = (row: Row) =>
    row &&
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        differs(name) && value !== null ? [[name, shown(name, value)]] : [],
      ),
    );
  return { before: kept(before), after: kept(after) };
}

function shown(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return "(secret)";
  const text = typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : "";
  if (text.length <= MOST_TEXT) return value;
  return `${text.length} characters, sha256 ${createHash("sha256").update(text).digest("hex")}`;
}
