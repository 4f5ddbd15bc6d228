/** Bytes that grow: lines, or values as Parquet writes them plainly, little-endian and texts behind their length. */
export class GrowingBytes {
  length = 0;
  #bytes: Buffer;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** With its line feed. */
  line(text: string): void {
    this.#reserve(text.length * MOST_BYTES_PER_UNIT + 1);
    this.length += this.#bytes.write(text, this.length);
    this.length = this.#bytes.writeUInt8(LINE_FEED, this.length);
  }

  text(text: string): void {
    this.#reserve(4 + text.length * MOST_BYTES_PER_UNIT);
    const bytes = this.#bytes.write(text, this.length + 4);
    this.#bytes.writeUInt32LE(bytes, this.length);
    this.length += 4 + bytes;
  }

  double(value: number): void {
    this.#reserve(8);
    this.length = this.#bytes.writeDoubleLE(value, this.length);
  }

  int32(value: number): void {
    this.#reserve(4);
    this.length = this.#bytes.writeInt32LE(value, this.length);
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was added since the last call. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

/** UTF-8 of one UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;
const LINE_FEED = 10;
