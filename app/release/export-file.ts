/** How the blocks of an export, in order, become the chunks of one file. */
import type { BlockLines } from "./lines-of-block.ts";
import type { SpareMemory } from "./spare-memory.ts";

export interface ExportFile {
  /** Gets the memory of blocks that have left; what is read next may take its place. */
  readonly spare: SpareMemory;
  /** What is ready to leave, often nothing. */
  add(block: BlockLines): Buffer[];
  /** Once, at the end: what was still waiting. */
  end(): Buffer[];
  /** For a chunk that its reader is done with. */
  giveBack(chunk: Buffer): void;
}
