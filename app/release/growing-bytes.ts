/** Bytes that grow: lines, or values as Parquet writes them plainly, little-endian and texts behind their length. */
import type { Characters } from "./byte-characters.ts";

export class GrowingBytes {
  length = 0;
  #bytes: Buffer;
  #view: DataView;

  /** @param memory to begin with, or how much of it; more is taken where it is not enough */
  constructor(memory: Buffer | number) {
    this.#bytes = typeof memory === "number" ? Buffer.allocUnsafeSlow(memory) : memory;
    this.#view = viewOf(this.#bytes);
  }

  line(json: string, characters: Characters): void {
    const line = `${json}\n`;
    this.#reserve(mostBytesOf(line, characters));
    this.length += this.#bytes.write(line, this.length, characters);
  }

  text(text: string, characters: Characters): void {
    this.#reserve(BYTES_OF_LENGTH + mostBytesOf(text, characters));
    const start = this.length + BYTES_OF_LENGTH;
    const spelt = text.length <= MOST_SPELT ? this.#spell(text, start) : -1;
    const length = spelt < 0 ? this.#bytes.write(text, start, characters) : spelt;
    this.#view.setUint32(this.length, length, true);
    this.length = start + length;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  int32(value: number): void {
    this.#reserve(4);
    this.#view.setInt32(this.length, value, true);
    this.length += 4;
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
    this.#view = viewOf(this.#bytes);
    return given;
  }

  /** Returns how many bytes it wrote; -1 when there are other characters than those of ASCII. */
  #spell(text: string, start: number): number {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return -1;
      this.#bytes[start + i] = code;
    }
    return text.length;
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
    this.#view = viewOf(larger);
  }
}

const BYTES_OF_LENGTH = 4;
/** A call into the encoder costs as much as these characters. */
const MOST_SPELT = 24;
/** UTF-8 of one UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;

function mostBytesOf(text: string, characters: Characters): number {
  return characters === "latin1" ? text.length : text.length * MOST_BYTES_PER_UNIT;
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
