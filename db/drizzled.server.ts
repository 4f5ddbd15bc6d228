/**
 * The query builder over a connection. Compiling a statement takes SQLite longer than running most of ours, and the
 * builder has each compiled anew; here it gets back the one that was compiled before for the same text.
 */
import type Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Db } from "./client.server.ts";

/** A busy desk asks some hundreds of distinct texts again and again. */
const MOST_KEPT = 500;
/** Longer ones are inserts of thousands of values: rarely the same twice, and megabytes once compiled. */
const LONGEST_KEPT = 8192;

/** `$client` is the connection itself: who prepares a statement there has it alone, and may read from it row by row. */
export function drizzled(client: Database.Database): Db {
  return Object.assign(drizzle(keepingStatements(client)), { $client: client });
}

/** For the builder alone, which runs each statement to its end where it asks, so that the same can be lent again. */
function keepingStatements(client: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const known = kept.get(source);
    if (known) {
      // The last of the map is the one asked last.
      kept.delete(source);
      kept.set(source, known);
      return known.reader ? known.raw(false) : known;
    }
    const statement = client.prepare(source);
    if (source.length > LONGEST_KEPT) return statement;
    kept.set(source, statement);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return statement;
  };
  return Object.create(client, { prepare: { value: prepare } });
}
