/** The column mapping of an uploaded file that nobody recognised: guessed, edited, previewed on its first rows. */
import { existsSync } from "node:fs";
import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import { DEFAULT_LIMITS, UnusableFile } from "#app/ingest/formats/format.ts";
import type { ColumnMapping } from "#app/ingest/mapping/column-mapping.ts";
import { guessMapping } from "#app/ingest/mapping/guess-mapping.ts";
import { mappingFields, mappingOfFields } from "#app/ingest/mapping/mapping-form.ts";
import { type MappingPreview, previewMapping } from "#app/ingest/mapping/preview-mapping.ts";
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { type JobRow, jobById } from "#db/jobs.server.ts";
import type { IngestInput } from "./job.ts";
import { fileOf } from "./job-view.ts";

export interface MappingPage {
  kind: "page";
  job: { id: string; kind: string; title: string };
  /** For whom the mapping is saved; null for a check, which belongs to no vendor. */
  vendor: { id: string; name: string } | null;
  columns: string[];
  notes: string[];
  confidence: number;
  /** What stands in the form. */
  fields: [string, string][];
  mapping: ColumnMapping | null;
  /** Why the form is no mapping; null when it is one. */
  fault: string | null;
  preview: MappingPreview | null;
}

export type FoundMapping = MappingPage | { kind: "absent" } | { kind: "unusable"; message: string };

const ROWS_TO_PREVIEW = 500;

/** @param form the form as sent; null for the guess. */
export async function mappingPage(db: Db, jobId: string, form: URLSearchParams | null): Promise<FoundMapping> {
  const job = await jobById(db, jobId);
  if (!job) return { kind: "absent" };
  const rows = await firstRows(fileOf(job).path);
  if (typeof rows === "string") return { kind: "unusable", message: rows };
  const guess = guessMapping(rows);
  const read = form ? mappingOfFields(form, guess.mapping) : null;
  const mapping = read ? (read.ok ? read.mapping : null) : guess.mapping;
  return {
    kind: "page",
    job: { id: job.id, kind: job.kind, title: job.title },
    vendor: await vendorOf(db, job),
    columns: columnsOf(rows),
    notes: guess.notes,
    confidence: guess.confidence,
    fields: form ? [...form] : guess.mapping ? mappingFields(guess.mapping) : [],
    mapping,
    fault: read && !read.ok ? read.error : null,
    preview: mapping && previewMapping(mapping, rows),
  };
}

/** A sentence when the file cannot be read at all. */
async function firstRows(path: string): Promise<unknown[] | string> {
  if (!existsSync(path))
    return "The uploaded file is no longer here: the server was started anew, or it was stored already. Upload it again.";
  const rows: unknown[] = [];
  try {
    const { format, compression } = await detectFormat(path);
    for await (const batch of format.read(path, compression, DEFAULT_LIMITS)) {
      rows.push(...batch.rows.map(({ value }) => value));
      if (rows.length >= ROWS_TO_PREVIEW) break;
    }
  } catch (error) {
    if (error instanceof UnusableFile) return `${error.message} ${error.hint}`;
    throw error;
  }
  return rows.slice(0, ROWS_TO_PREVIEW);
}

async function vendorOf(db: Db, job: JobRow): Promise<MappingPage["vendor"]> {
  const batch = job.kind === "ingest" ? await batchById(db, (job.input as IngestInput).batchId) : undefined;
  const contract = batch && (await contractById(db, batch.contractId));
  return contract ? { id: contract.vendorId, name: contract.vendor } : null;
}

function columnsOf(rows: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const row of rows)
    if (typeof row === "object" && row !== null) for (const name of Object.keys(row)) names.add(name);
  return [...names];
}
