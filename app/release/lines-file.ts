import type { ExportFile } from "./export-file.ts";
import type { BlockLines } from "./lines-of-block.ts";
import { SpareMemory } from "./spare-memory.ts";

/** Lines leave as they come. */
export class LinesFile implements ExportFile {
  readonly spare = new SpareMemory();

  add({ bytes }: BlockLines): Buffer[] {
    if (bytes.length > 0) return [bytes];
    this.spare.give(bytes);
    return [];
  }

  end(): Buffer[] {
    return [];
  }

  giveBack(chunk: Buffer): void {
    this.spare.give(chunk);
  }
}
