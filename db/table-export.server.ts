/** Every table, row by row, as of one moment. SQLite-only, as in snapshot.server.ts. */
import type { Db } from "./client.server.ts";

export interface TableRows {
  table: string;
  columns: string[];
  /** Columns that are there and not given. */
  leftOut: string[];
  rows(): Iterable<Record<string, unknown>>;
}

/** Whoever has the export must not be able to sign in by it. */
const SECRETS = /^(passphrase_hash|totp_secret|totp_last_step|token_sha256|code_sha256|account_sha256|\w*secret\w*)$/;

/** @param work reads the rows; what others write meanwhile is not in them. */
export async function exportedTables<T>(db: Db, work: (tables: TableRows[]) => Promise<T>): Promise<T> {
  const { $client: client } = db;
  client.exec("SAVEPOINT everything");
  try {
    const names = client
      .prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__*' ORDER BY name",
      )
      .pluck()
      .all() as string[];
    return await work(names.map((table) => rowsOf(db, table)));
  } finally {
    client.exec("RELEASE everything");
  }
}

function rowsOf({ $client: client }: Db, table: string): TableRows {
  const all = (client.pragma(`main.table_xinfo("${table}")`) as { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name);
  const columns = all.filter((name) => !SECRETS.test(name));
  return {
    table,
    columns,
    leftOut: all.filter((name) => SECRETS.test(name)),
    *rows() {
      const statement = client.prepare(`SELECT ${columns.map((name) => `"${name}"`)} FROM main."${table}"`);
      for (const row of statement.iterate() as IterableIterator<Record<string, unknown>>)
        yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, readable(value)]));
    },
  };
}

function readable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { base64: value.toString("base64") } : value;
}
