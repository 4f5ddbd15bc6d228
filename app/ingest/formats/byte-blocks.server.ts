/** A file as blocks of plain bytes, whatever it was compressed with. */
import { gzipBlocks } from "./byte-blocks-gzip.server.ts";
import { plainBlocks } from "./byte-blocks-plain.server.ts";
import { zstdBlocks } from "./byte-blocks-zstd.server.ts";
import type { Compression, ReadLimits } from "./format.ts";

export interface ByteBlock {
  /** Expanded bytes; valid only until the next block is asked for, because the memory is used again. */
  bytes: Buffer;
  /** Bytes of the delivered (compressed) file consumed so far. */
  bytesRead: number;
}

/**
 * Expanded bytes of `file` in order.
 *
 * @throws UnusableFile "truncated" or "damaged" when the compressed stream breaks, "expanded-size" when it unfolds to more than
 * `limits.maxExpandedBytes` or looks like a decompression bomb.
 */
export function readBlocks(
  file: string,
  compression: Compression["id"],
  limits: ReadLimits,
): AsyncGenerator<ByteBlock> {
  if (compression === "gzip") return gzipBlocks(file, limits);
  if (compression === "zstd") return zstdBlocks(file, limits);
  return plainBlocks(file);
}
