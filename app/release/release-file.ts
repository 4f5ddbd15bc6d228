/** One file of a release while it is written: its lines, and at the end its hash and size. */
import { createHash } from "node:crypto";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { liftKernel } from "./lift-kernel.server.ts";
import { LineWriter } from "./line-writer.ts";
import type { RecordPairs } from "./pairs-of-block.ts";
import type { Split } from "./release-options.ts";
import { type HowToWrite, type RowOrigin, RowsOfRecords } from "./rows-of-records.ts";

export interface Written {
  sha256: string;
  bytes: number;
  lines: number;
}

export class ReleaseFile {
  readonly format: TrainerFormat;
  readonly split: Split | null;
  readonly #rows: RowsOfRecords;
  readonly #writer = new LineWriter(liftKernel());
  readonly #hash = createHash("sha256");
  #bytes = 0;

  constructor(format: TrainerFormat, how: HowToWrite) {
    this.format = format;
    this.split = how.split;
    this.#rows = new RowsOfRecords(format, how);
  }

  add(result: RecordPairs, origin: RowOrigin): void {
    for (const { row } of this.#rows.of(result, origin)) this.#writer.add(row, result);
  }

  /** Hashes and counts what was added since the last call. */
  take(): void {
    const bytes = this.#writer.look();
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Once, after everything was taken. */
  end(): Written {
    return { sha256: this.#hash.digest("hex"), bytes: this.#bytes, lines: this.#writer.lines };
  }
}
