/** How SQLite goes about what a piece of code asks: a claim about speed that does not depend on the machine. */
import type { Db } from "#db/client.server.ts";

/** Runs `work` and returns the steps of the plans of all statements it prepared, in order. */
export async function plansOf(db: Db, work: () => Promise<unknown>): Promise<string[]> {
  const client = db.$client;
  const prepare = client.prepare;
  const prepared: string[] = [];
  client.prepare = ((sql: string) => {
    prepared.push(sql);
    return prepare.call(client, sql);
  }) as typeof prepare;
  try {
    await work();
  } finally {
    client.prepare = prepare;
  }
  return prepared.flatMap((sql) => stepsOf(db, sql));
}

function stepsOf(db: Db, sql: string): string[] {
  // A plan needs no values, but as many as there are places for them.
  const values = Array(sql.split("?").length - 1).fill(null);
  const rows = db.$client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  return rows.map(({ detail }) => detail);
}
