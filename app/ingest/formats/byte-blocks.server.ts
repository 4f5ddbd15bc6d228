/** A file as blocks of plain bytes, whatever it was compressed with. */
import { plainBlocks } from "./byte-blocks-plain.server.ts";
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
  return compression === "none" ? plainBlocks(file) : expandedBlocks(file, compression, limits);
}

/** What expands is loaded for a compressed file only: threads that read plain ones start without it. */
async function* expandedBlocks(
  file: string,
  compression: Exclude<Compression["id"], "none">,
  limits: ReadLimits,
): AsyncGenerator<ByteBlock> {
  if (compression === "gzip") yield* (await import("./byte-blocks-gzip.server.ts")).gzipBlocks(file, limits);
  else yield* (await import("./byte-blocks-zstd.server.ts")).zstdBlocks(file, limits);
}
