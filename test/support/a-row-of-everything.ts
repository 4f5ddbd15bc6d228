/**
 * Two contracts that share nothing, with one row of every table each: rows are made from the schema itself, so that a
 * table somebody adds tomorrow is there too. Their content means nothing; only who belongs to whom does.
 */
import { randomUUID } from "node:crypto";
import type { Db } from "#db/client.server.ts";

/** Which row of a table belongs to this side. */
export type Side = (table: string) => string | number;

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

const LEFT_OUT = /^(sqlite_|__drizzle|audit_)/;

export function aRowOfEverything(db: Db): { own: Side; other: Side } {
  const client = db.$client;
  client.pragma("foreign_keys = OFF");
  client.pragma("ignore_check_constraints = ON");
  const tables = client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const sides = [1, 2].map((n) => {
    const random = new Map(tables.map((table) => [table, randomUUID()]));
    const idOf: Side = (table) => (hasTextId(db, table) ? (random.get(table) ?? "") : n);
    for (const table of tables.filter((one) => !LEFT_OUT.test(one))) insertRow(db, table, n, idOf);
    return idOf;
  });
  client.pragma("ignore_check_constraints = OFF");
  client.pragma("foreign_keys = ON");
  const [own, other] = sides as [Side, Side];
  return { own, other };
}

function insertRow(db: Db, table: string, n: number, idOf: Side): void {
  const columns = columnsOf(db, table);
  const row = columns.map((column) => contentOf(db, { table, column, n, idOf }));
  const holes = columns.map(() => "?").join(", ");
  db.$client.prepare(`INSERT INTO "${table}" VALUES (${holes})`).run(row);
}

interface Place {
  table: string;
  column: Column;
  n: number;
  idOf: Side;
}

/** A key takes the value that the row it refers to has there. */
function contentOf(db: Db, { table, column, n, idOf }: Place): string | number | Buffer | null {
  const { name, type, pk, notnull } = column;
  const keys = db.$client.pragma(`foreign_key_list("${table}")`) as { from: string; table: string; to: string }[];
  const key = keys.find(({ from }) => from === name);
  if (name === "id" && pk > 0) return idOf(table);
  const above = key && columnsOf(db, key.table).find((one) => one.name === key.to);
  if (key && above) return key.table === table ? null : contentOf(db, { table: key.table, column: above, n, idOf });
  if (name === "subject_kind") return "contract";
  if (name === "subject_key") return idOf("contracts");
  if (table === "jobs" && name === "input") return JSON.stringify({ batchId: idOf("batches") });
  if (!notnull && pk === 0) return null;
  return type === "TEXT" ? `${name} ${n}` : type === "BLOB" ? Buffer.from([n]) : n;
}

function columnsOf(db: Db, table: string): Column[] {
  return db.$client.pragma(`table_info("${table}")`) as Column[];
}

function hasTextId(db: Db, table: string): boolean {
  return columnsOf(db, table).some(({ name, type, pk }) => name === "id" && pk > 0 && type === "TEXT");
}
