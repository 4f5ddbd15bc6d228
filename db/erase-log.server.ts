/** A pseudonym in the audit log: taken out of the events of one vendor's rows, so that the chain can still be proved. */
import type Database from "better-sqlite3";
import { auditHash } from "./audit-events.server.ts";
import type { RowErasure } from "./erase.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";

/**
 * In the log the chain is kept: it was made with the hash that an event had, which stays on record with the one it has
 * now. Whoever reads the log can hold a guessed name against the old one; that is the price of a log that can be proved.
 */
export function redactLog(
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
