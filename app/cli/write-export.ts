/** Writes the chunks of an export, as fast as the other end takes them. */
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The disk gets so much at a time while more is made: with all of it at the end, the end would wait for the disk. */
const BYTES_PER_FLUSH = 16 * 1024 * 1024;

/**
 * Under a temporary name beside the file until the last byte is on the disk: a file of that name is always a whole export.
 *
 * @param written told each chunk that is no longer needed
 */
export async function writeToFile(
  chunks: AsyncIterable<Buffer>,
  file: string,
  written: (chunk: Buffer) => void = () => {},
): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    const handle = await open(temporary, "wx");
    try {
      await writeAll(chunks, handle, written);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(
  chunks: AsyncIterable<Buffer>,
  handle: FileHandle,
  written: (chunk: Buffer) => void,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let flushing: Promise<void> = Promise.resolve();
  let unflushed = 0;
  for await (const chunk of chunks) {
    await writing;
    if (unflushed >= BYTES_PER_FLUSH) {
      await flushing;
      flushing = awaitedLater(handle.datasync());
      unflushed = 0;
    }
    // The next chunk is made while this one is written.
    writing = awaitedLater(handle.writeFile(chunk).then(() => written(chunk)));
    unflushed += chunk.length;
  }
  await writing;
  await flushing;
  await handle.sync();
}

/** A failure is reported when it is awaited. */
function awaitedLater(promise: Promise<void>): Promise<void> {
  promise.catch(() => {});
  return promise;
}

export async function writeToStdout(chunks: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}
