import type { Row } from "./formats/trainer-format.ts";
import { GrowingBytes } from "./growing-bytes.ts";
import { putBack } from "./lifted-texts.ts";
import type { RecordPairs } from "./pairs-of-block.ts";

/**
 * Gathers the lines of a training file as bytes. Written one by one: joined as text first, one character beyond Latin-1
 * would make the encoding of all of them eight times slower.
 */
export class LineWriter {
  lines = 0;
  readonly #bytes: GrowingBytes;

  /** @param memory as of GrowingBytes */
  constructor(memory: Buffer | number = 512 * 1024) {
    this.#bytes = new GrowingBytes(memory);
  }

  /** @param of the record that the row was made from */
  add(row: Row, { texts, characters }: Pick<RecordPairs, "texts" | "characters">, copies = 1): void {
    const json = JSON.stringify(row);
    const line = texts ? putBack(json, texts) : json;
    for (let copy = 0; copy < copies; copy += 1) this.#bytes.line(line, characters);
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
