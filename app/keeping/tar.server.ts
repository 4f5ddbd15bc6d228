/** A folder as one tar stream (POSIX ustar), file after file, with flat memory. */
import { createReadStream } from "node:fs";
import { join } from "node:path";

export interface TarFile {
  /** In the archive, at most 100 bytes of ASCII. */
  path: string;
  bytes: number;
}

const BLOCK = 512;
const END = 2 * BLOCK;
/** Eleven octal digits; beyond them the size is written in base 256, as GNU tar and all after it read it. */
const MOST_OCTAL = 8 ** 11 - 1;

/** Bytes of the whole archive, known before the first is sent. */
export function tarBytes(files: readonly TarFile[]): number {
  return files.reduce((sum, { bytes }) => sum + BLOCK + padded(bytes), END);
}

/** @throws Error when a file is not as long as was said: the archive breaks off there. */
export async function* tarOf(folder: string, files: readonly TarFile[], at: number): AsyncGenerator<Buffer> {
  for (const { path, bytes } of files) {
    yield header(path, bytes, at);
    let read = 0;
    for await (const block of createReadStream(join(folder, path), { highWaterMark: 1024 * 1024 })) {
      read += (block as Buffer).length;
      yield block as Buffer;
    }
    if (read !== bytes) throw new Error("A file of the export is not as long as its manifest says.");
    if (padded(bytes) > bytes) yield Buffer.alloc(padded(bytes) - bytes);
  }
  yield Buffer.alloc(END);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}

function header(path: string, bytes: number, at: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  if (Buffer.byteLength(path) > 100) throw new Error("A path in the archive has at most 100 bytes.");
  block.write(path, 0);
  block.write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  if (bytes <= MOST_OCTAL) block.write(`${octal(bytes, 11)}\0`, 124);
  else {
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(bytes), 128);
  }
  block.write(`${octal(Math.floor(at / 1000), 11)}\0`, 136);
  block.write("        0", 148);
  block.write("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
