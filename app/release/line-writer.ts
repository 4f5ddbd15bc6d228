import type { Row } from "./formats/trainer-format.ts";
import { GrowingBytes } from "./growing-bytes.ts";
import type { LiftKernel } from "./lift-kernel.server.ts";
import { putBack, TextsInKernel } from "./lifted-texts.ts";
import type { RecordPairs } from "./pairs-of-block.ts";

/**
 * Gathers the lines of a training file as bytes. Written one by one: joined as text first, one character beyond Latin-1
 * would make the encoding of all of them eight times slower.
 */
export class LineWriter {
  lines = 0;
  readonly #bytes: GrowingBytes;
  readonly #kernel: LiftKernel | null;

  /** @param kernel that lifts the texts of the records, or null @param memory as of GrowingBytes */
  constructor(kernel: LiftKernel | null, memory: Buffer | number = 512 * 1024) {
    this.#bytes = new GrowingBytes(memory);
    this.#kernel = kernel;
  }

  /** @param of the record that the row was made from */
  add(row: Row, { texts, characters }: Pick<RecordPairs, "texts" | "characters">, copies = 1): void {
    if (copies === 0) return;
    const json = JSON.stringify(row);
    const start = this.#bytes.length;
    const whole = texts instanceof TextsInKernel ? this.#kernel?.putBack(json, texts.nth) : null;
    if (whole) this.#bytes.bytes(whole);
    else this.#bytes.line(texts ? putBack(json, texts) : json, characters);
    this.#bytes.repeat(start, copies - 1);
    this.lines += copies;
  }

  /** What was added since the last call, until the next line is added. */
  look(): Buffer {
    return this.#bytes.look();
  }

  /** What was added, with its memory; the last call. */
  give(): Buffer {
    return this.#bytes.give();
  }
}
