/** Writes bytes to a temporary file and reads them through detection and the detected format. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import type { RawRow, ReadLimits, RowError } from "#app/ingest/formats/format.ts";
import { DEFAULT_LIMITS, UnusableFile } from "#app/ingest/formats/format.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-formats-"));
// The files of a worker share this module, so its folder goes when the worker does.
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

let files = 0;

export function temporaryPath(): string {
  files += 1;
  return join(folder, `delivery-${files}`);
}

export function temporaryFile(content: string | Uint8Array): string {
  const path = temporaryPath();
  writeFileSync(path, content);
  return path;
}

export interface Reading {
  format: string;
  rows: RawRow[];
  errors: RowError[];
  values: unknown[];
  lines: number[];
  bytesRead: number;
}

export async function readFile(path: string, limits: Partial<ReadLimits> = {}): Promise<Reading> {
  const { format, compression } = await detectFormat(path);
  const reading: Reading = {
    format: `${format.id} ${compression}`,
    rows: [],
    errors: [],
    values: [],
    lines: [],
    bytesRead: 0,
  };
  for await (const batch of format.read(path, compression, { ...DEFAULT_LIMITS, ...limits })) {
    reading.rows.push(...batch.rows);
    reading.errors.push(...batch.errors);
    reading.bytesRead = batch.bytesRead;
  }
  reading.values = reading.rows.map((row) => row.value);
  reading.lines = reading.rows.map((row) => row.line);
  return reading;
}

export function readContent(content: string | Uint8Array, limits: Partial<ReadLimits> = {}): Promise<Reading> {
  return readFile(temporaryFile(content), limits);
}

/** "rule: message" of the refusal. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof UnusableFile) return `${error.rule}: ${error.message}`;
    throw error;
  }
  return "was read";
}

/** "line field rule" of each error. */
export function faults(reading: Reading): string[] {
  return reading.errors.map((error) => [error.line, error.field, error.rule].filter((part) => part !== "").join(" "));
}
