/** Whether rows that an erasure redacted are still as it left them: what `assay verify` asks. */
import { createHash } from "node:crypto";
import { auditHash } from "./audit-events.server.ts";
import type { Db } from "./client.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";

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

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
