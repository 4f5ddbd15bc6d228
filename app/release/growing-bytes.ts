/** Bytes that grow: lines, or values as Parquet writes them plainly, little-endian and texts behind their length. */
import type { Characters } from "./byte-characters.ts";

export class GrowingBytes {
  length = 0;
  #bytes: Buffer;

  /** @param memory to begin with, or how much of it; more is taken where it is not enough */
  constructor(memory: Buffer | number) {
    this.#bytes = typeof memory === "number" ? Buffer.allocUnsafeSlow(memory) : memory;
  }

  line(json: string, characters: Characters): void {
    this.#write(`${json}\n`, characters);
  }

  text(text: string, characters: Characters): void {
    const start = this.length;
    this.#reserve(4);
    this.length += 4;
    this.#write(text, characters);
    this.#bytes.writeUInt32LE(this.length - start - 4, start);
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

  /** What was added since the last call; the same memory is written again afterwards. */
  look(): Buffer {
    const looked = this.#bytes.subarray(0, this.length);
    this.length = 0;
    return looked;
  }

  /** What was added, with its memory: nothing can be added afterwards. */
  give(): Buffer {
    const given = this.look();
    this.#bytes = Buffer.alloc(0);
    return given;
  }

  #write(text: string, characters: Characters): void {
    this.#reserve(characters === "latin1" ? text.length : text.length * MOST_BYTES_PER_UNIT);
    this.length += this.#bytes.write(text, this.length, characters);
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

/** UTF-8 of one UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;
