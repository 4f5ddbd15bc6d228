import { Decompress } from "fzstd";
import type { ByteBlock } from "./byte-blocks.server.ts";
import { plainBlocks } from "./byte-blocks-plain.server.ts";
import { ExpansionBound } from "./expansion-bound.ts";
import type { ReadLimits } from "./format.ts";
import { UnusableFile } from "./format.ts";

/** Small, because one compressed byte may unfold to 32 kB inside a single call of the decoder. */
const PUSHED_BYTES = 4 * 1024;
const EXPANDED_BYTES = 1024 * 1024;
/** fzstd's ZstdErrorCode.UnexpectedEOF. */
const UNEXPECTED_END = 5;

/** The expanded bytes of a Zstandard file, one or several frames. Frame checksums are not verified by the decoder. */
export async function* zstdBlocks(file: string, limits: ReadLimits): AsyncGenerator<ByteBlock> {
  const bound = new ExpansionBound(limits);
  let consumed = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const decoder = new Decompress((bytes) => {
    bound.add(bytes.length, consumed);
    waiting.push(bytes);
    waitingBytes += bytes.length;
  });
  const push = (bytes: Uint8Array, final: boolean) => {
    try {
      decoder.push(bytes, final);
    } catch (error) {
      throw asUnusable(error, bound.expanded);
    }
  };
  for await (const { bytes } of plainBlocks(file)) {
    for (let start = 0; start < bytes.length; start += PUSHED_BYTES) {
      // Copied: the decoder keeps what it cannot use yet, and the block's memory is used again.
      const piece = Uint8Array.prototype.slice.call(bytes, start, start + PUSHED_BYTES);
      consumed += piece.length;
      push(piece, false);
      if (waitingBytes < EXPANDED_BYTES) continue;
      yield { bytes: Buffer.concat(waiting), bytesRead: consumed };
      waiting = [];
      waitingBytes = 0;
    }
  }
  push(new Uint8Array(0), true);
  if (waitingBytes > 0) yield { bytes: Buffer.concat(waiting), bytesRead: consumed };
}

function asUnusable(error: unknown, expanded: number): unknown {
  if (error instanceof UnusableFile) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === UNEXPECTED_END) {
    return new UnusableFile(
      "truncated",
      `truncated zstd: the file ends in the middle, after expanded byte ${expanded}`,
      "Upload it again, or ask the vendor for a complete file; compare sizes or checksums.",
    );
  }
  return new UnusableFile(
    "damaged",
    `damaged zstd: the compressed data are wrong after expanded byte ${expanded}`,
    "Transfer the file again in binary mode and compare checksums with the vendor.",
  );
}
