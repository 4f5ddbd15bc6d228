/**
 * The audit log. Triggers of each connection write one event for each row that is added, changed or removed, in the
 * transaction of the change: a change without its event cannot be. What changes nothing (a refusal, a download, signing
 * in) is appended by `appendEvent`.
 *
 * Content of deliveries, and what is derived from it, is not followed row by row: the delivery is one event.
 */
import type Database from "better-sqlite3";
import { ADVANCE, append, auditHash, bodyOf, keptForLater, type Parts } from "./audit-events.server.ts";
import { NOT_FOLLOWED, SPECIAL } from "./audit-tables.ts";

/** What an event is written with. The functions are pure but for who acts and when. */
export function defineAudit(client: Database.Database): void {
  const text = (value: unknown) => (value === null ? null : String(value));
  const event = ([what, subject, before, after]: unknown[]) => ({
    ...{ what: String(what), subject: String(subject) },
    ...{ before: text(before), after: text(after) },
  });
  client.function("audit_hash", { deterministic: true }, (body: unknown) => auditHash(String(body)));
  client.function("audit_body", { varargs: true }, (seq: unknown, previous: unknown, ...parts: unknown[]) =>
    bodyOf(Number(seq), String(previous), event(parts)),
  );
  client.function("audit_alone", { varargs: true }, (...parts: unknown[]) => keptForLater(client, event(parts)));
}

/** Call it once migrated. */
export function followChanges(client: Database.Database): void {
  defineAudit(client);
  const tables = client
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];
  const followed = tables.filter((table) => !(table in NOT_FOLLOWED));
  const triggers = [WRITTEN, ...followed.map((table) => triggersOf(client, table))];
  // All at once: each by itself would be written on its own, which takes as long as all the rest of opening.
  client.exec(["SAVEPOINT following", ...triggers, "RELEASE following"].join(";\n"));
}

const PARTS = ["what", "subject", "before", "after"] as const;

/** Where the triggers of the tables put what they saw. What it takes to write it is read by SQLite once, not for each. */
const WRITTEN = `
  CREATE TEMP VIEW IF NOT EXISTS audit_seen AS SELECT ${PARTS.map((name) => `NULL AS ${name}`).join(", ")};
  CREATE TEMP TRIGGER IF NOT EXISTS audit_seen_written INSTEAD OF INSERT ON audit_seen
    WHEN audit_alone(${PARTS.map((name) => `NEW.${name}`).join(", ")})
    BEGIN ${append(["NEW.what", "NEW.subject", "NEW.before", "NEW.after"])}; ${ADVANCE}; END`;

function triggersOf(client: Database.Database, table: string): string {
  const { only, without = [], key, words = {} } = SPECIAL[table] ?? {};
  const columns = (client.pragma(`table_info("${table}")`) as { name: string; type: string; pk: number }[]).filter(
    ({ type }) => type !== "BLOB",
  );
  const shownColumns = columns.filter(({ name }) => !without.includes(name));
  const row = (which: string) =>
    `json_object(${shownColumns.map(({ name }) => `'${name}', ${which}."${name}"`).join(", ")})`;
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const subject = (which: string) =>
    [`'${table}'`, ...(key ? [key] : keys.map(({ name }) => name)).map((name) => `${which}."${name}"`)].join(
      " || '/' || ",
    );
  const differs = (only ?? shownColumns.map(({ name }) => name))
    .map((name) => `OLD."${name}" IS NOT NEW."${name}"`)
    .join(" OR ");
  const body = (parts: Parts) => `BEGIN INSERT INTO audit_seen VALUES (${parts.join(", ")}); END`;
  return `
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_added" AFTER INSERT ON main."${table}"
      ${body([`'${words.added ?? "added"}'`, subject("NEW"), "NULL", row("NEW")])};
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_changed" AFTER UPDATE ON main."${table}" WHEN ${differs}
      ${body([`'${words.changed ?? "changed"}'`, subject("NEW"), row("OLD"), row("NEW")])};
    CREATE TEMP TRIGGER IF NOT EXISTS "audit_${table}_removed" AFTER DELETE ON main."${table}"
      ${body(["'removed'", subject("OLD"), row("OLD"), "NULL"])}`;
}
