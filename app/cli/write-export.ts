/** Writes the chunks of an export, counting and hashing them on the way. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const LINE_FEED = 10;

export interface Written {
  lines: number;
  bytes: number;
  sha256: string;
}

/** Under a temporary name beside the file until the last byte: a file of that name is always a whole export. */
export async function writeExportFile(chunks: AsyncIterable<Buffer>, file: string): Promise<Written> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    const written = await writeExport(chunks, createWriteStream(temporary, { flags: "wx", flush: true }));
    await rename(temporary, file);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** As fast as the other end takes it. Standard output stays open. */
export async function writeExport(chunks: AsyncIterable<Buffer>, to: NodeJS.WritableStream): Promise<Written> {
  const hash = createHash("sha256");
  let bytes = 0;
  let lines = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
      yield chunk;
    }
  }
  await pipeline(Readable.from(counted()), to, { end: to !== process.stdout });
  return { lines, bytes, sha256: hash.digest("hex") };
}
