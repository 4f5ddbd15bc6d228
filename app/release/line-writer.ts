import { GrowingBytes } from "./growing-bytes.ts";
import type { LiftedTexts } from "./lifted-texts.ts";

/**
 * Gathers the lines of a training file as bytes. Written one by one: joined as text first, one character beyond Latin-1
 * would make the encoding of all of them eight times slower.
 */
export class LineWriter {
  lines = 0;
  readonly #bytes: GrowingBytes;

  constructor(size = 512 * 1024) {
    this.#bytes = new GrowingBytes(size);
  }

  /** @param texts that the marks in it stand for */
  add(json: string, texts: LiftedTexts | null): void {
    this.#bytes.line(json, texts);
    this.lines += 1;
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
