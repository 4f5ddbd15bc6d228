/**
 * Reads a file of items or answers with the readers of the ingest: any format, any preset. Its bytes go to the vault;
 * what comes back is where each record lies there, and the record on demand.
 */
import { rmSync } from "node:fs";
import type { Chunk } from "#app/ingest/chunk.ts";
import { type ReadLimits, UnusableFile } from "#app/ingest/formats/format.ts";
import { readDelivery } from "#app/ingest/read-delivery.server.ts";
import type { ReaderChoice } from "#app/ingest/reader-choice.ts";
import { copyIn, settle, temporaryFile, type Vault } from "#app/vault/vault.server.ts";

export interface CalibrationFile {
  file: string;
  fileName: string;
  /** Set when the file already lies in the vault's incoming folder: it is moved, not copied. */
  uploaded?: { sha256: string; bytes: number };
  reader: ReaderChoice | null;
  limits: ReadLimits;
  now: number;
}

export interface FoundRecord {
  id: string;
  offset: number;
  length: number;
  pairKey: number;
  firstKey: number;
}

export interface FoundRecords {
  fileSha256: string;
  textSha256: string;
  reader: string;
  rows: number;
  rejected: number;
  /** The first fault, in words. */
  firstFault: string | null;
  records: FoundRecord[];
}

const MOST_RECORDS = 200_000;

/** What a file for a round is for. */
export type CalibrationRole = "items" | "answers";

const PAIR = '{"id": "q-1", "prompt": "…", "responses": [{"text": "…"}, {"text": "…"}]';
const WHAT: Record<CalibrationRole, { noun: string; shape: string }> = {
  items: {
    noun: "a file of calibration items",
    shape: `Such a file holds pairs with their key: as JSON Lines ${PAIR}, "judgments": [], "gold": {"kind": "choice", "value": "first"}}, or any layout that a delivery may have.`,
  },
  answers: {
    noun: "a file of calibration answers",
    shape: `Such a file holds the items of the round with what each person answered: as JSON Lines ${PAIR}, "judgments": [{"annotator": "w-1", "kind": "choice", "value": "first"}]}, or any layout that a delivery may have.`,
  },
};

/** @throws UnusableFile when nothing can be made of it: it names the file, where it is wrong, and what such a file is. */
export async function readRecords(
  vault: Vault,
  request: CalibrationFile,
  role: CalibrationRole,
): Promise<FoundRecords> {
  const { temporary, sha256 } = request.uploaded
    ? { temporary: request.file, sha256: request.uploaded.sha256 }
    : await copyIn(vault, request.file);
  const segmentFile = temporaryFile(vault);
  try {
    const read = await readAll(request, role, temporary, segmentFile);
    settle(vault, temporary, sha256);
    if (read.segment) settle(vault, segmentFile, read.segment);
    const { segment, ...found } = read;
    return { ...found, fileSha256: sha256, textSha256: segment ?? sha256 };
  } catch (error) {
    // An upload whose columns are still to be mapped is read again.
    const isReadAgain = request.uploaded && error instanceof UnusableFile && error.rule === "unrecognised";
    if (!isReadAgain) rmSync(temporary, { force: true });
    throw error instanceof UnusableFile ? told(error, request.fileName, role) : error;
  } finally {
    rmSync(segmentFile, { force: true });
  }
}

/** The readers speak in clauses that say neither which file it is nor what was asked for. */
function told({ rule, message, hint }: UnusableFile, fileName: string, role: CalibrationRole): UnusableFile {
  return new UnusableFile(rule, `"${fileName}": ${ended(message)}`, `${ended(hint)} ${WHAT[role].shape}`);
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

async function readAll(
  { reader, limits, now }: CalibrationFile,
  role: CalibrationRole,
  file: string,
  segmentFile: string,
) {
  const found = { reader: "", rows: 0, rejected: 0, firstFault: null as string | null, records: [] as FoundRecord[] };
  let segment: string | null = null;
  for await (const event of readDelivery({ file, reader, limits, now, segmentFile, noun: WHAT[role].noun })) {
    if (event.kind === "opened") found.reader = event.reader;
    if (event.kind === "part") {
      const [fault] = event.errors;
      if (fault) found.firstFault ??= `line ${fault.line}, ${fault.field || "row"}: ${fault.hint}`;
      found.rejected += event.errors.length;
      if (event.chunk) for (const record of recordsOf(event.chunk)) found.records.push(record);
    }
    if (event.kind === "ended") {
      found.rows = event.rows;
      segment = event.segment?.sha256 ?? null;
    }
    if (found.records.length > MOST_RECORDS)
      throw new UnusableFile(
        "too-many",
        "The file has more records than a calibration round can use.",
        "Send the round's items only.",
      );
  }
  if (found.records.length === 0)
    throw new UnusableFile(
      "nothing-usable",
      `None of the ${found.rows} rows can be used.`,
      found.firstFault ? `The first fault: ${found.firstFault}` : "The file holds no records.",
    );
  return { ...found, segment };
}

function* recordsOf(chunk: Chunk): Generator<FoundRecord> {
  let response = 0;
  for (const [i, id] of chunk.externalIds.entries()) {
    yield {
      id,
      offset: chunk.place.offset[i] as number,
      length: chunk.place.length[i] as number,
      pairKey: chunk.items.pairKey[i] as number,
      firstKey: chunk.responses.key[response] as number,
    };
    response += chunk.items.responseCount[i] as number;
  }
}
