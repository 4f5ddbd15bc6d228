/** Writes the chunks of an export, as fast as the other end takes them. */
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Under a temporary name beside the file until the last byte: a file of that name is always a whole export. */
export async function writeToFile(chunks: AsyncIterable<Buffer>, file: string): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(temporary, { flags: "wx", flush: true }));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export async function writeToStdout(chunks: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}
