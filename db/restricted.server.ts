/**
 * The database as somebody sees it who may see some contracts only, or no money, or nothing of what is said about people.
 * A connection of its own lays a temporary view over each table that belongs to a contract or holds what is kept; SQLite
 * finds those first, so every query of every page is restricted, those that nobody thought of too. Which tables belong to
 * a contract follows from their foreign keys, what is kept from the list in the domain.
 *
 * For reading: what is written goes through the whole database, after {@link isHidden} has looked at what it names.
 */
import Database from "better-sqlite3";
import { KEPT_PERMISSIONS } from "#app/domain/kept-fields.ts";
import type { Db } from "./client.server.ts";
import { drizzled } from "./drizzled.server.ts";
import { type Granted, type KeptView, keptViews } from "./kept-views.server.ts";

const MOST_OPEN = 16;
const open = new WeakMap<Db, Map<string, Db>>();

/** What somebody sees: these contracts, and of them what each permission gives. null = all. */
export interface Sight extends Partial<Granted> {
  contracts: readonly string[] | null;
}

/** @throws Error for a database in memory, which no second connection reaches. */
export function restrictedDb(db: Db, sight: readonly string[] | Sight): Db {
  const { contracts, ...granted } = "contracts" in sight ? sight : { contracts: sight };
  const seen = Object.fromEntries(KEPT_PERMISSIONS.map((one) => [one, granted[one] ?? null])) as unknown as Granted;
  if (contracts === null && Object.values(seen).every((ids) => ids === null)) return db;
  const known = open.get(db) ?? new Map<string, Db>();
  open.set(db, known);
  const key = JSON.stringify([contracts, ...Object.values(seen)].map((ids) => ids && [...ids].sort()));
  const found = known.get(key) ?? connect(db, contracts, seen);
  known.delete(key);
  known.set(key, found);
  for (const [oldest, other] of known) {
    if (known.size <= MOST_OPEN) break;
    known.delete(oldest);
    // A page that is being made may still read; by then it is done.
    setTimeout(() => other.$client.close(), 60_000).unref();
  }
  return found;
}

/** Closed with the database, or the file stays busy. */
export function closeRestricted(db: Db): void {
  for (const other of open.get(db)?.values() ?? []) other.$client.close();
  open.delete(db);
}

function connect(db: Db, contracts: readonly string[] | null, granted: Granted): Db {
  if (db.$client.memory) throw new Error("A database in memory cannot be restricted.");
  const client = new Database(db.$client.name);
  client.pragma("busy_timeout = 10000");
  layViews(client, contracts, granted);
  client.pragma("query_only = ON");
  return drizzled(client);
}

/** Over each table that belongs to a contract. @returns for each of them, which of its rows belong to these contracts. */
export function layViews(
  client: Database.Database,
  contracts: readonly string[] | null,
  granted?: Granted,
): Map<string, string> {
  const found = contracts === null ? new Map<string, string>() : visible(client, contracts);
  const kept = granted ? keptViews(client, granted) : new Map<string, KeptView>();
  for (const table of new Set([...found.keys(), ...kept.keys()])) {
    const { columns, rows = null } = kept.get(table) ?? {};
    const where = [found.get(table), rows].filter((one) => one != null).map((one) => `(${one})`);
    const named = columnsOf(client, table).map((name) =>
      columns?.has(name) ? `${columns.get(name)} AS "${name}"` : `"${name}"`,
    );
    client.exec(
      `CREATE TEMP VIEW "${table}" AS SELECT ${named.join(", ")} FROM main."${table}" WHERE ${where.join(" AND ") || "1"}`,
    );
  }
  return found;
}

function visible(client: Database.Database, contracts: readonly string[]): Map<string, string> {
  client.exec("CREATE TEMP TABLE visible_contracts (id TEXT PRIMARY KEY)");
  const insert = client.prepare("INSERT INTO visible_contracts VALUES (?)");
  for (const id of contracts) insert.run(id);
  return conditions(client);
}

function columnsOf(client: Database.Database, table: string): string[] {
  return (client.pragma(`main.table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
}

/** Tables whose rows are reached otherwise than by their foreign keys, and those whose keys say too much. */
const SPECIAL: Record<string, string> = {
  contracts: "id IN (SELECT id FROM visible_contracts)",
  vendors: "id IN (SELECT vendor_id FROM contracts)",
  annotators: "vendor_id IN (SELECT id FROM vendors)",
  releases: `id IN (SELECT release_id FROM main.release_members)
    AND id NOT IN (SELECT release_id FROM main.release_members WHERE batch_id NOT IN (SELECT id FROM batches))`,
  comments: `CASE subject_kind
    WHEN 'contract' THEN subject_key IN (SELECT id FROM contracts)
    WHEN 'batch' THEN subject_key IN (SELECT id FROM batches)
    WHEN 'slice' THEN subject_key IN (SELECT CAST(id AS TEXT) FROM saved_slices)
    WHEN 'flag' THEN subject_key IN (SELECT CAST(id AS TEXT) FROM flags)
    WHEN 'record' THEN CAST(substr(subject_key, 1, instr(subject_key, '/') - 1) AS INTEGER) IN (SELECT id FROM deliveries)
    ELSE 0 END`,
  attachments: `CASE WHEN subject_kind = 'vendor' THEN subject_key IN (SELECT id FROM vendors)
    ELSE contract_id IN (SELECT id FROM contracts) END`,
  jobs: `json_extract(input, '$.batchId') IN (SELECT id FROM batches)
    OR json_extract(input, '$.contractId') IN (SELECT id FROM contracts)
    OR json_extract(input, '$.roundId') IN (SELECT id FROM calibration_rounds)
    OR json_extract(input, '$.releaseId') IN (SELECT id FROM releases)
    OR (kind = 'release' AND NOT EXISTS (
      SELECT 1 FROM json_each(input, '$.request.batchIds') WHERE value NOT IN (SELECT id FROM batches)))`,
  audit_events: "0",
  // Read for one person only, who is told nothing of no contract that is not theirs.
  notifications: "contract_id IS NULL OR contract_id IN (SELECT id FROM contracts)",
};

function conditions(client: Database.Database): Map<string, string> {
  const found = new Map(Object.entries(SPECIAL));
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const table of tables.filter((one) => !found.has(one))) {
      const parts = keysOf(client, table).filter(({ parent }) => parent !== table && found.has(parent));
      const visible = parts.map(
        ({ column, parent, key }) => `("${column}" IS NULL OR "${column}" IN (SELECT "${key}" FROM "${parent}"))`,
      );
      const any = parts.map(({ column }) => `"${column}" IS NOT NULL`).join(" OR ");
      if (parts.length > 0) found.set(table, `(${any}) AND ${visible.join(" AND ")}`);
    }
  }
  return found;
}

interface Key {
  column: string;
  parent: string;
  key: string;
}

/** Of a key over several columns the first is enough: it names the delivery, the round or the inspection. */
function keysOf(client: Database.Database, table: string): Key[] {
  const rows = client.pragma(`foreign_key_list("${table}")`) as {
    seq: number;
    from: string;
    table: string;
    to: string;
  }[];
  return rows
    .filter(({ seq }) => seq === 0)
    .map(({ from, table: parent, to }) => ({ column: from, parent, key: to ?? "id" }));
}

/** Under which names an address or a form speaks of which table. */
export const NAMED: Readonly<Record<string, string>> = {
  contract: "contracts",
  batch: "batches",
  delivery: "deliveries",
  decision: "decisions",
  release: "releases",
  flag: "flags",
  inspection: "inspections",
  invoice: "ledger_entries",
  milestone: "milestones",
  round: "calibration_rounds",
  calibration: "calibration_rounds",
  run: "training_runs",
  slice: "saved_slices",
  comment: "comments",
  assignment: "assignments",
  attachment: "attachments",
  question: "questions",
  slot: "vendor_slots",
  gold: "gold_items",
  job: "jobs",
  vendor: "vendors",
  contact: "vendor_contacts",
  incident: "vendor_incidents",
  "vendor-note": "vendor_notes",
  evidence: "attachments",
  pending: "pending_amendments",
  reverses: "ledger_entries",
  seenDecision: "decisions",
  seenDelivery: "deliveries",
};

/** Tables with random identifiers: they are recognised wherever they stand. */
const RANDOM = [
  ...["contracts", "batches", "releases", "inspections", "calibration_rounds", "training_runs", "milestones"],
  ...["calendar_links", "vendor_links", "vendors", "jobs"],
];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * How what is named looks to somebody: `hidden` when one of the things is there and not to be seen, `seen` when there is
 * at least one and all are to be seen, `nothing` when none is there.
 *
 * @param named pairs of a name and a value, from the address and the form.
 */
export function namedThings(
  restricted: Db,
  named: readonly (readonly [string, string])[],
): "hidden" | "seen" | "nothing" {
  let seen = false;
  for (const [table, id] of named.flatMap(tablesOf)) {
    const there = restricted.$client.prepare(`SELECT 1 FROM main."${table}" WHERE id = ?`).get(id);
    if (!there) continue;
    if (!restricted.$client.prepare(`SELECT 1 FROM temp."${table}" WHERE id = ?`).get(id)) return "hidden";
    seen = true;
  }
  return seen ? "seen" : "nothing";
}

function tablesOf([name, value]: readonly [string, string]): [string, string][] {
  const own = NAMED[name];
  const random = [...value.slice(0, 20_000).matchAll(UUID)].flatMap(([id]) =>
    RANDOM.map((table): [string, string] => [table, id]),
  );
  return own ? [[own, value], ...random] : random;
}
