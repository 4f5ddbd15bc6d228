import type { FileHandle } from "node:fs/promises";

/**
 * Exactly `length` bytes from `position`, in memory of their own.
 *
 * @throws RangeError when the file has fewer
 */
export async function readRange(handle: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new RangeError("the file ends before the bytes it promises");
    done += bytesRead;
  }
  return bytes;
}
