import { GrowingBytes } from "./growing-bytes.ts";

/**
 * Gathers the lines of a training file as bytes. Written one by one: joined as text first, one character beyond Latin-1
 * would make the encoding of all of them eight times slower.
 */
export class LineWriter {
  lines = 0;
  readonly #bytes = new GrowingBytes(256 * 1024);

  add(line: string): void {
    this.#bytes.line(line);
    this.lines += 1;
  }

  /** What was added since the last call. */
  take(): Buffer {
    return this.#bytes.take();
  }
}
