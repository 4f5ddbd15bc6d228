import { readBlocks } from "./byte-blocks.server.ts";
import type { Compression, FileFormat } from "./format.ts";
import { DEFAULT_LIMITS, UnusableFile } from "./format.ts";
import { formatById } from "./index.ts";
import { kindOf } from "./magic-numbers.ts";
import { textFormat } from "./text-format.ts";
import { isWorkbook } from "./zip-directory.server.ts";

const HEAD_BYTES = 256 * 1024;
const BLANKS = new Set([9, 10, 11, 12, 13, 32]);
const BOM = "\ufeff";

export interface Detected {
  format: FileFormat;
  compression: Compression["id"];
}

/**
 * The format and compression of a file, by its content; its name is never looked at.
 *
 * @param noun what the file should be, with its article, for what is said of one that is not
 * @throws UnusableFile for what holds no rows: empty or blank, an archive, another binary format, UTF-16, a broken compressed stream
 */
export async function detectFormat(file: string, noun = "a delivery"): Promise<Detected> {
  const outer = await readHead(file, "none");
  const kind = kindOf(outer.bytes);
  if (kind === "gzip" || kind === "zstd") {
    const inner = await readHead(file, kind);
    if (kindOf(inner.bytes) !== null) throw compressedBinary(kind);
    return { format: formatOfText(inner, noun), compression: kind };
  }
  return { format: await plainFormat(file, outer, noun), compression: "none" };
}

interface Head {
  /** From the first byte that is not blank, except that a file of blanks gives none. */
  bytes: Buffer;
  complete: boolean;
}

async function readHead(file: string, compression: Compression["id"]): Promise<Head> {
  const parts: Buffer[] = [];
  let gathered = 0;
  for await (const { bytes } of readBlocks(file, compression, DEFAULT_LIMITS)) {
    const start = gathered > 0 ? 0 : bytes.findIndex((byte) => !BLANKS.has(byte));
    if (start === -1) continue;
    const part = Buffer.from(bytes.subarray(start, start + HEAD_BYTES + 1 - gathered));
    parts.push(part);
    gathered += part.length;
    if (gathered > HEAD_BYTES) return { bytes: Buffer.concat(parts).subarray(0, HEAD_BYTES), complete: false };
  }
  return { bytes: Buffer.concat(parts), complete: true };
}

async function plainFormat(file: string, head: Head, noun: string): Promise<FileFormat> {
  const kind = kindOf(head.bytes);
  if (kind === null || kind === "gzip" || kind === "zstd") return formatOfText(head, noun);
  if (kind === "parquet") return formatById("parquet");
  if (kind === "zip") {
    if (await isWorkbook(file)) return formatById("xlsx");
    throw new UnusableFile("archive", `a zip archive, not ${noun}`, "Unpack it and give the data file itself.");
  }
  throw new UnusableFile("binary", `${kind.name}, not ${noun}`, kind.hint);
}

function formatOfText({ bytes, complete }: Head, noun: string): FileFormat {
  const decoded = bytes.toString("utf8");
  const text = decoded.startsWith(BOM) ? decoded.slice(1) : decoded;
  if (text.trim() === "") {
    throw new UnusableFile("empty", "the file is empty or blank", "Ask its sender for the data.");
  }
  const nuls = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (nuls > bytes.length / 5) {
    const what = `binary data or UTF-16 text, not ${noun}`;
    throw new UnusableFile("binary", what, "If it is text, re-save it as UTF-8.");
  }
  const id = textFormat(text, complete);
  if (id !== null) return formatById(id);
  const what = nuls > 0 ? "binary data" : "neither JSON nor XML nor a table with a header row";
  const hint = "Write it as JSON Lines, a JSON array, CSV, TSV, Parquet, XLSX or XML.";
  throw new UnusableFile(nuls > 0 ? "binary" : "unknown-format", `${what}, not ${noun}`, hint);
}

function compressedBinary(kind: string): UnusableFile {
  const hint = "Leave Parquet and XLSX as they are; compress only text, and only once.";
  return new UnusableFile("binary", `a ${kind} file that holds another binary file`, hint);
}
