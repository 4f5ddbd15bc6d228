/**
 * One sequential read of a delivery's text file: the lines of its items, in item order, while the whole file is hashed.
 *
 * The hash costs a tenth of the parsing and proves that what was read is what was delivered. It is known only at the
 * end, so a caller must not show its output as complete before the last line came: the command line renames a temporary
 * file, the web server breaks the connection. A missing or shortened file is refused before the first line.
 */
import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { has, pathInVault, sizeOf, type Vault } from "#app/vault/vault.server.ts";
import type { ItemPlace } from "#db/item-places.server.ts";
import type { SpareMemory } from "./spare-memory.ts";
import { VaultFault } from "./vault-fault.ts";

export interface TextFile {
  sha256: string;
  bytes: number;
  /** As the vendor named it: people know the file by this name. */
  fileName: string;
}

/** Neighbouring lines as bytes, which have their memory for themselves: to make them strings one by one leaves the collector of garbage nothing to move. */
export interface TextBlock {
  places: readonly ItemPlace[];
  bytes: Buffer;
  /** Where in the file the bytes begin. */
  start: number;
}

/** Read at once; small enough that a server streaming an export still answers others between two reads. */
const BLOCK = 512 * 1024;

/** The memory of a block is more than its bytes by this share: what is written from it may take its place. */
const ROOM = 1 / 4;

/** @param spare memory to read into @throws VaultFault when the file is missing, of another size or of another hash. */
export async function* textBlocks(
  vault: Vault,
  file: TextFile,
  pages: Iterable<ItemPlace[]>,
  spare: SpareMemory,
): AsyncGenerator<TextBlock> {
  refuseUnlessWhole(vault, file);
  const handle = await open(pathInVault(vault, file.sha256), "r");
  const reading = new HashedReading(handle, file, spare);
  try {
    let next: Promise<TextBlock> | null = null;
    for (const places of blocksOf(pages)) {
      const current: TextBlock | null = await next;
      next = reading.block(places);
      // A failure is reported when it is awaited, one turn later.
      next.catch(() => {});
      if (current) yield current;
    }
    if (next) yield await next;
    await reading.finish();
  } finally {
    await handle.close();
  }
}

/** @throws VaultFault. Cheap: no byte of the file is read. */
export function refuseUnlessWhole(vault: Vault, file: TextFile): void {
  if (!has(vault, file.sha256)) throw new VaultFault(file, "are missing");
  const bytes = sizeOf(vault, file.sha256);
  if (bytes !== file.bytes) throw new VaultFault(file, `have been altered: ${bytes} bytes instead of ${file.bytes}`);
}

/** Neighbouring places whose bytes fit one block; a longer line is a block of its own. */
function* blocksOf(pages: Iterable<ItemPlace[]>): Generator<ItemPlace[]> {
  let block: ItemPlace[] = [];
  for (const page of pages) {
    for (const place of page) {
      const [head] = block;
      if (head && place.offset + place.length - head.offset > BLOCK) {
        yield block;
        block = [];
      }
      block.push(place);
    }
  }
  if (block.length > 0) yield block;
}

class HashedReading {
  readonly #handle: FileHandle;
  readonly #file: TextFile;
  readonly #spare: SpareMemory;
  readonly #hash: Hash = createHash("sha256");
  #at = 0;

  constructor(handle: FileHandle, file: TextFile, spare: SpareMemory) {
    this.#handle = handle;
    this.#file = file;
    this.#spare = spare;
  }

  async block(places: readonly ItemPlace[]): Promise<TextBlock> {
    const first = places[0]?.offset ?? this.#at;
    const last = places.at(-1);
    await this.#passOver(first);
    const start = this.#at;
    return { places, start, bytes: await this.#read(last ? last.offset + last.length - start : 0) };
  }

  async finish(): Promise<void> {
    await this.#passOver(this.#file.bytes);
    if (this.#hash.digest("hex") !== this.#file.sha256)
      throw new VaultFault(this.#file, "have been altered: their hash is no longer the one of the delivery");
  }

  /** Blank lines, line ends and rows in quarantine: not exported, but part of the hash. */
  async #passOver(to: number): Promise<void> {
    while (this.#at < to) this.#spare.give(await this.#read(Math.min(BLOCK, to - this.#at)));
  }

  async #read(length: number): Promise<Buffer> {
    const bytes = this.#spare.take(Math.ceil(length * (1 + ROOM))).subarray(0, length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, length - done, this.#at + done);
      if (bytesRead === 0) throw new VaultFault(this.#file, "have been altered: they end too early");
      done += bytesRead;
    }
    this.#hash.update(bytes);
    this.#at += length;
    return bytes;
  }
}
