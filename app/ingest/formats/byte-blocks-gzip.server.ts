import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { ByteBlock } from "./byte-blocks.server.ts";
import { ExpansionBound } from "./expansion-bound.ts";
import type { ReadLimits } from "./format.ts";
import { UnusableFile } from "./format.ts";

const COMPRESSED_BYTES = 256 * 1024;
const EXPANDED_BYTES = 1024 * 1024;

/** The expanded bytes of a gzip file, one or several members. */
export async function* gzipBlocks(file: string, limits: ReadLimits): AsyncGenerator<ByteBlock> {
  const source = createReadStream(file, { highWaterMark: COMPRESSED_BYTES });
  const gunzip = createGunzip({ chunkSize: EXPANDED_BYTES });
  const bound = new ExpansionBound(limits);
  const produced = countPushed(gunzip);
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const bytes of gunzip as AsyncIterable<Buffer>) {
      // What the decoder has taken, not what was read ahead of it: a small bomb is read whole at once.
      bound.add(bytes.length, gunzip.bytesWritten);
      yield { bytes, bytesRead: gunzip.bytesWritten };
    }
  } catch (error) {
    throw asUnusable(error, produced());
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** A stream drops what it buffered when it fails, so the place of a break is counted where bytes enter the buffer. */
function countPushed(stream: ReturnType<typeof createGunzip>): () => number {
  const push = stream.push.bind(stream);
  let bytes = 0;
  stream.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk !== null) bytes += chunk.length;
    return push(chunk, encoding);
  };
  return () => bytes;
}

function asUnusable(error: unknown, expanded: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") {
    return new UnusableFile(
      "truncated",
      `truncated gzip: the file ends in the middle, after expanded byte ${expanded}`,
      "Upload it again, or ask the vendor for a complete file; compare sizes or checksums.",
    );
  }
  if (typeof code !== "string" || !code.startsWith("Z_")) return error;
  return new UnusableFile(
    "damaged",
    `damaged gzip: the compressed data are wrong after expanded byte ${expanded}`,
    "Transfer the file again in binary mode and compare checksums with the vendor.",
  );
}
