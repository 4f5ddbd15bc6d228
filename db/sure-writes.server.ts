/**
 * The driver reads the one row that `INSERT … RETURNING` gives and lets the statement go: what fails only then, when the
 * change is made durable (a disk that is full), it tells nobody, and the caller holds a row that is not there. Run to its
 * end, the statement tells.
 */
import type Database from "better-sqlite3";

/** Of this connection, every statement that writes and returns is run to its end before its first row is handed out. */
export function tellFailedWrites(client: Database.Database): void {
  const prepare = client.prepare.bind(client) as (source: string) => Database.Statement;
  const surely = (source: string) => {
    const statement = prepare(source);
    if (!statement.readonly && statement.reader) statement.get = (...given) => statement.all(...given)[0];
    return statement;
  };
  client.prepare = surely as typeof client.prepare;
}
