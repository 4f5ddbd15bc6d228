/** The views that cut what a role may not see out of the tables, from the list in the domain. */
import type Database from "better-sqlite3";
import { type Cut, KEPT_FIELDS, type KeptPermission, type KeptTable, withoutKept } from "#app/domain/kept-fields.ts";

/** For each permission the contracts for which it is given; null = all of them. */
export type Granted = Readonly<Record<KeptPermission, readonly string[] | null>>;

/** What stands in a view in the place of a table's columns, and which of its rows it has. */
export interface KeptView {
  columns: ReadonlyMap<string, string>;
  rows: string | null;
}

/** SQL: the contract of a row; of what belongs to a vendor, any contract with it counts. */
const CONTRACT_OF: Record<KeptTable["of"], (contracts: string) => string> = {
  contract: (granted) => `coalesce("contract_id" IN ${granted}, 0)`,
  batch: (granted) => `"batch_id" IN (SELECT id FROM main.batches WHERE contract_id IN ${granted})`,
  decision: (granted) =>
    `"decision_id" IN (SELECT d.id FROM main.decisions d JOIN main.batches b ON b.id = d.batch_id WHERE b.contract_id IN ${granted})`,
  entry: (granted) => `"entry_id" IN (SELECT id FROM main.ledger_entries WHERE contract_id IN ${granted})`,
  vendor: (granted) => `"vendor_id" IN (SELECT vendor_id FROM main.contracts WHERE id IN ${granted})`,
};

/** By table; a table that is not here is seen whole. */
export function keptViews(client: Database.Database, granted: Granted): Map<string, KeptView> {
  client.function("kept_json", { deterministic: true }, (text, keys, beside) =>
    text === null ? null : keptJson(String(text), JSON.parse(String(keys)), beside === null ? null : String(beside)),
  );
  const found = new Map<string, KeptView>();
  for (const [permission, tables] of Object.entries(KEPT_FIELDS) as [KeptPermission, Record<string, KeptTable>][]) {
    const contracts = granted[permission];
    if (contracts === null) continue;
    const name = `temp.granted_${permission.replace(/\W/g, "_")}`;
    client.exec(`CREATE TEMP TABLE "${name.slice(5)}" (id TEXT PRIMARY KEY)`);
    const insert = client.prepare(`INSERT INTO ${name} VALUES (?)`);
    for (const id of contracts) insert.run(id);
    for (const [table, kept] of Object.entries(tables))
      found.set(table, viewOf(table, kept, `(SELECT id FROM ${name})`));
  }
  return found;
}

function viewOf(table: string, { of, rows, columns = {} }: KeptTable, granted: string): KeptView {
  const seen = table === "contracts" ? `"id" IN ${granted}` : CONTRACT_OF[of](granted);
  if (rows) return { columns: new Map(), rows: seen };
  const cuts = Object.entries(columns).map(([column, cut]): [string, string] => [
    column,
    `CASE WHEN "${column}" IS NULL OR ${seen} THEN "${column}" ELSE ${cutSql(column, cut)} END`,
  ]);
  return { columns: new Map(cuts), rows: null };
}

/** `9e999` is SQLite's way to write what is larger than every number. */
function cutSql(column: string, cut: Cut): string {
  if (cut.as === "amount") return `CASE WHEN "${column}" = 0 THEN 0 ELSE 9e999 END`;
  if (cut.as === "limit") return `CASE WHEN "${cut.of}" > "${column}" THEN -9e999 ELSE 9e999 END`;
  if (cut.as === "words") return `''`;
  return `kept_json("${column}", '${JSON.stringify(cut.keys)}', ${cut.beside ? `"${cut.beside}"` : "NULL"})`;
}

const MARK = "kept-amount";

/** JSON cannot write such a number; a reader of JSON takes `9e999` for one. */
function keptJson(text: string, keys: readonly string[], beside: string | null): string {
  const document = withoutKept(JSON.parse(text), keys, beside === null ? undefined : JSON.parse(beside));
  const marked = JSON.stringify(document, (_, value) => (value === Number.POSITIVE_INFINITY ? MARK : value));
  return marked.replaceAll(`"${MARK}"`, "9e999");
}
