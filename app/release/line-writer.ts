/**
 * Gathers the lines of a training file as bytes. Written one by one: joined as text first, one character beyond Latin-1
 * would make the encoding of all of them eight times slower.
 */
export class LineWriter {
  lines = 0;
  #bytes = Buffer.allocUnsafe(256 * 1024);
  #at = 0;

  add(line: string): void {
    this.#reserve(line.length * MOST_BYTES_PER_UNIT + 1);
    this.#at += this.#bytes.write(line, this.#at);
    this.#bytes[this.#at] = LINE_FEED;
    this.#at += 1;
    this.lines += 1;
  }

  /** What was added since the last call. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return taken;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#at + bytes));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

/** UTF-8 of one UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;
const LINE_FEED = 10;
