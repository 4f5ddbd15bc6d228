import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { ExpansionBound } from "./expansion-bound.ts";
import { readRange } from "./file-range.server.ts";
import type { ReadLimits } from "./format.ts";
import type { ZipEntry } from "./zip-directory.server.ts";
import { damagedZip } from "./zip-directory.server.ts";

const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The expanded bytes of one entry, in blocks.
 *
 * @throws UnusableFile when it unfolds to more or less than it declares, or beyond the limits
 */
export async function* entryBlocks(
  file: string,
  handle: FileHandle,
  entry: ZipEntry,
  limits: ReadLimits,
): AsyncGenerator<Buffer> {
  const local = await readRange(handle, entry.headerAt, LOCAL_BYTES).catch(() => null);
  if (local === null || local.readUInt32LE(0) !== LOCAL_MARK) throw damagedZip();
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damagedZip();
  if (entry.compressedBytes === 0) return;
  const start = entry.headerAt + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  const source = createReadStream(file, { start, end: start + entry.compressedBytes - 1 });
  const stream = entry.method === STORED ? source : source.pipe(createInflateRaw());
  source.on("error", (error) => stream.destroy(error));
  const bound = new ExpansionBound(limits);
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      bound.add(bytes.length, source.bytesRead);
      if (bound.expanded > entry.expandedBytes) throw damagedZip();
      yield bytes;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw typeof code === "string" && code.startsWith("Z_") ? damagedZip() : error;
  } finally {
    source.destroy();
    stream.destroy();
  }
  if (bound.expanded !== entry.expandedBytes) throw damagedZip();
}
