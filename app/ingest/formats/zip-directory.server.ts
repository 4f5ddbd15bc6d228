import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { readRange } from "./file-range.server.ts";
import { UnusableFile } from "./format.ts";

/** End of central directory, central header, local header: PKWARE APPNOTE 4.3. */
const END_MARK = Buffer.from("PK\x05\x06", "latin1");
const ENTRY_MARK = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const MOST_DIRECTORY_BYTES = 16 * 1024 * 1024;
const NEEDS_ZIP64 = 0xffffffff;
const ENCRYPTED = 1;

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  compressedBytes: number;
  expandedBytes: number;
  /** Where its local header starts. */
  headerAt: number;
}

/** Whether a zip is an Excel workbook. */
export async function isWorkbook(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    return (await readDirectory(handle)).has("xl/workbook.xml");
  } finally {
    await handle.close();
  }
}

/**
 * The entries of a zip by name, as its central directory lists them.
 *
 * @throws UnusableFile "truncated" without a directory at the end, "encrypted", "damaged"
 */
export async function readDirectory(handle: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT);
  const tail = await readRange(handle, size - tailBytes, tailBytes);
  const end = tail.lastIndexOf(END_MARK);
  if (end === -1 || end + END_BYTES > tail.length) {
    const hint = "Upload it again, or ask the vendor for a complete file.";
    throw new UnusableFile("truncated", "truncated zip or XLSX: the file ends before its directory", hint);
  }
  const bytes = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (at === NEEDS_ZIP64 || bytes > MOST_DIRECTORY_BYTES || at + bytes > size) throw damagedZip();
  return parseDirectory(await readRange(handle, at, bytes));
}

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at < directory.length; ) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) throw damagedZip();
    if (directory.readUInt16LE(at + 8) & ENCRYPTED) {
      throw new UnusableFile(
        "encrypted",
        "the file is protected by a password",
        "Ask its sender for it without a password.",
      );
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const more = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const name = directory.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes).replace(/^\//, "");
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      expandedBytes: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + more;
  }
  return entries;
}

export function damagedZip(): UnusableFile {
  const hint = "Open it in a spreadsheet program and save it again as .xlsx, or deliver CSV.";
  return new UnusableFile("damaged", "damaged zip or XLSX: its directory cannot be read", hint);
}
