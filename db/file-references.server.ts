/** Which row needs which file of the vault: what a sweep must keep, a backup must hold and a check must find. */
import { and, eq, ne, notInArray, sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { filesGivenUp } from "./keeping.server.ts";
import { attachments, calibrationFiles, deliveries, protectedSets } from "./schema.ts";

export interface FileReference {
  sha256: string;
  /** Whose it is, for a person: `delivery 12 (week-3.jsonl)`. */
  of: string;
}

/** Without those that were given up on purpose, and without deliveries whose texts were: their rows still name them. */
export async function fileReferences(db: Db): Promise<FileReference[]> {
  const gone = await filesGivenUp(db);
  return [
    ...filesOfDeliveries(db),
    ...filesOfCalibration(db),
    ...filesOfProtectedSets(db),
    ...filesAttached(db),
  ].filter(({ sha256 }) => !gone.has(sha256));
}

/** Every hash the vault must keep, those of deliveries that are still being loaded too. */
export async function referencedFiles(db: Db): Promise<Set<string>> {
  const loading = db
    .select({ file: deliveries.fileSha256, text: deliveries.textSha256 })
    .from(deliveries)
    .where(eq(deliveries.state, "loading"))
    .all();
  const references = await fileReferences(db);
  return new Set([...references.map(({ sha256 }) => sha256), ...loading.flatMap(({ file, text }) => [file, text])]);
}

function filesOfDeliveries(db: Db): FileReference[] {
  const rows = db
    .select({
      id: deliveries.id,
      name: deliveries.fileName,
      file: deliveries.fileSha256,
      text: deliveries.textSha256,
    })
    .from(deliveries)
    .where(and(ne(deliveries.state, "loading"), hasRetentions(db) ? stillKept : undefined))
    .all();
  return rows.flatMap(({ id, name, file, text }) => both(`delivery ${id} (${name})`, file, text));
}

const stillKept = notInArray(deliveries.id, sql`(SELECT delivery_id FROM retention_deliveries)`);
const roundKept = notInArray(calibrationFiles.roundId, sql`(SELECT round_id FROM retention_rounds)`);

/** A database of an earlier version, which is only read, has no such table. */
function hasRetentions(db: Db): boolean {
  return db.get(sql`SELECT 1 FROM sqlite_schema WHERE name = 'retention_deliveries'`) !== undefined;
}

function filesOfCalibration(db: Db): FileReference[] {
  const rows = db
    .select({
      round: calibrationFiles.roundId,
      name: calibrationFiles.fileName,
      file: calibrationFiles.fileSha256,
      text: calibrationFiles.textSha256,
    })
    .from(calibrationFiles)
    .where(hasRetentions(db) ? roundKept : undefined)
    .all();
  return rows.flatMap(({ round, name, file, text }) => both(`calibration round ${round} (${name})`, file, text));
}

function filesOfProtectedSets(db: Db): FileReference[] {
  const rows = db.select({ name: protectedSets.name, sha256: protectedSets.fileSha256 }).from(protectedSets).all();
  return rows.map(({ name, sha256 }) => ({ sha256, of: `the protected set ${name}` }));
}

function filesAttached(db: Db): FileReference[] {
  const rows = db.select({ name: attachments.fileName, sha256: attachments.sha256 }).from(attachments).all();
  return rows.map(({ name, sha256 }) => ({ sha256, of: `the attachment ${name}` }));
}

/** The delivered bytes and, where they are not the same file, the texts read from them. */
function both(owner: string, file: string, text: string): FileReference[] {
  const delivered = { sha256: file, of: owner };
  return text === file ? [delivered] : [delivered, { sha256: text, of: `the texts of ${owner}` }];
}
