/** A pseudonym in the rows of one table: replaced in every text column, and of evidence a hash kept of before and after. */
import type Database from "better-sqlite3";
import type { RowErasure } from "./erase.server.ts";
import { sha256 } from "./erased-rows.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";

interface Swept {
  table: string;
  condition: string;
  /** Whether its rows are protected: then what they were is put under a seal. */
  evidence: boolean;
}

export function sweep(client: Database.Database, { table, condition, evidence }: Swept, erasure: RowErasure) {
  const info = client.pragma(`main.table_info("${table}")`) as { name: string; type: string; pk: number }[];
  const columns = info.filter(({ type }) => /text|json/i.test(type)).map(({ name }) => name);
  if (columns.length === 0) return { rows: 0, redacted: [] };
  const holds = columns.flatMap((name) => erasure.spellings.map((_, k) => `instr("${name}", :s${k}) > 0`));
  const spellings = Object.fromEntries(erasure.spellings.map((spelling, k) => [`s${k}`, spelling]));
  const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const found = client
    .prepare(
      `SELECT json_array(${keys.map((name) => `"${name}"`)}) AS _key, ${columns.map((name) => `"${name}"`)}
       FROM main."${table}" WHERE (${condition}) AND (${holds.join(" OR ")})`,
    )
    .all({ ...spellings, ...(condition.includes(":vendor") && { vendor: erasure.vendorId }) }) as Row[];
  const redacted: RedactedRow[] = [];
  let rows = 0;
  for (const row of found) {
    const changes = columns.flatMap((name) => changeOf(client, { table, name, row }, erasure));
    if (changes.length === 0) continue;
    const set = changes.map(({ name }) => `"${name}" = ?`).join(", ");
    client
      .prepare(`UPDATE main."${table}" SET ${set} WHERE ${keys.map((name) => `"${name}" = ?`).join(" AND ")}`)
      .run(...changes.map(({ after }) => after), ...(JSON.parse(row._key) as unknown[]));
    rows += 1;
    if (!evidence) continue;
    const before = sha256(`${erasure.receipt}\n${JSON.stringify(changes.map((change) => change.before))}`);
    const after = sha256(JSON.stringify(changes.map((change) => change.after)));
    redacted.push({ table, key: erasure.json(row._key), columns: changes.map(({ name }) => name), before, after });
  }
  return { rows, redacted };
}

type Row = Record<string, unknown> & { _key: string };

function changeOf(
  client: Database.Database,
  { table, name, row }: { table: string; name: string; row: Row },
  erasure: RowErasure,
): { name: string; before: string; after: string }[] {
  const before = row[name];
  if (typeof before !== "string") return [];
  const after =
    table === "releases" && name === "manifest"
      ? redactedManifest(client, before, erasure)
      : /^\s*[[{"]/.test(before)
        ? erasure.json(before)
        : erasure.text(before);
  return after === before ? [] : [{ name, before, after }];
}

/** Another vendor's annotator of the same pseudonym is somebody else: only weeks of this vendor are changed. */
function redactedManifest(client: Database.Database, text: string, { json }: RowErasure): string {
  const isOwn = client.prepare("SELECT 1 FROM temp.batches WHERE id = ?");
  const manifest = JSON.parse(text) as { batches: { batch: string }[] };
  const batches = manifest.batches.map((batch) =>
    isOwn.get(batch.batch) ? JSON.parse(json(JSON.stringify(batch))) : batch,
  );
  return JSON.stringify({ ...manifest, batches });
}
