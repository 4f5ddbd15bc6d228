/**
 * Hostile text in every place of a data folder where a person may have written: each sentence and name that is stored
 * gets a script before it. Words without a space (kinds, states, ids, hashes) are ours and stay.
 */
import { databasePath, openDatabase } from "#db/client.server.ts";

/** A formula to a spreadsheet; breaks out of an attribute, a tag, a script and a Markdown link, if anything lets it. */
export const POISON = `=1+1"'></script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">[a](javascript:pwned=1) `;

const LEFT_OUT = /^(sqlite_|__drizzle|audit_|sessions|jobs$)/;
/** What is held by its hash, or drawn from: changed, it would only be refused. */
const HELD = /sha256|hash|manifest|content$|report|bytes|dictionary|place/;

/** @returns how many values were poisoned, by table and column. */
export function poison(data: string): Map<string, number> {
  const db = openDatabase(databasePath(data)).$client;
  const done = new Map<string, number>();
  const names = (kind: string) =>
    db.prepare("SELECT name FROM sqlite_schema WHERE type = ?").pluck().all(kind) as string[];
  // What is append-only is so by triggers; a hostile row would have been written, not changed.
  for (const trigger of names("trigger")) db.exec(`DROP TRIGGER "${trigger}"`);
  for (const table of names("table").filter((one) => !LEFT_OUT.test(one))) {
    const columns = db.pragma(`table_info("${table}")`) as { name: string; type: string; pk: number }[];
    for (const { name, type, pk } of columns) {
      if (!/text/i.test(type) || pk > 0 || HELD.test(name)) continue;
      const texts = db
        .prepare(`SELECT DISTINCT "${name}" FROM "${table}" WHERE "${name}" IS NOT NULL LIMIT 400`)
        .pluck()
        .all() as string[];
      const update = db.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE "${name}" = ?`);
      for (const text of texts) {
        const poisoned = withPoison(text);
        if (poisoned === text) continue;
        try {
          const { changes } = update.run(poisoned, text);
          done.set(`${table}.${name}`, (done.get(`${table}.${name}`) ?? 0) + changes);
        } catch (error) {
          // A length or a list of words that the database itself insists on: nobody could have written this there.
          if (!/constraint/.test(String(error))) throw error;
        }
      }
    }
  }
  db.close();
  return done;
}

function withPoison(text: string): string {
  if (!/^[[{]/.test(text)) return /\s/.test(text) ? POISON + text : text;
  try {
    return JSON.stringify(deep(JSON.parse(text)));
  } catch {
    return POISON + text;
  }
}

function deep(value: unknown): unknown {
  if (typeof value === "string") return /\s/.test(value) ? POISON + value : value;
  if (Array.isArray(value)) return value.map(deep);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner)]));
}
