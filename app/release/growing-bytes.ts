/** Bytes that grow: lines, or values as Parquet writes them plainly, little-endian and texts behind their length. */
import type { Characters } from "./byte-characters.ts";
import { type DecodedTexts, TEXT_MARK } from "./lifted-texts.ts";

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

  /** @param decoded what marks in the text stand for; null where there are none */
  text(text: string, characters: Characters, decoded: DecodedTexts | null): void {
    const start = this.length;
    this.#reserve(BYTES_OF_LENGTH);
    this.length += BYTES_OF_LENGTH;
    if (decoded === null) this.#characters(text, characters);
    else this.#withDecoded(text, characters, decoded);
    this.#view.setUint32(start, this.length - start - BYTES_OF_LENGTH, true);
  }

  /** What was added from a place on, once more or several times: in ever longer copies. */
  repeat(from: number, times: number): void {
    const length = this.length - from;
    const end = this.length + times * length;
    this.#reserve(times * length);
    while (this.length < end) {
      const copied = Math.min(this.length - from, end - this.length);
      this.#bytes.copyWithin(this.length, from, from + copied);
      this.length += copied;
    }
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

  /** Room for what stands before the next bytes and is known behind them. */
  leave(bytes: number): void {
    this.#reserve(bytes);
    this.length += bytes;
  }

  /** Into room that was left, so that they end at a place; returns where they begin. */
  before(place: number, bytes: Uint8Array): number {
    this.#bytes.set(bytes, place - bytes.length);
    return place - bytes.length;
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

  #withDecoded(text: string, characters: Characters, { bytes, starts, ends }: DecodedTexts): void {
    let from = 0;
    for (let mark = text.indexOf(TEXT_MARK); mark >= 0; mark = text.indexOf(TEXT_MARK, from)) {
      const end = text.indexOf(TEXT_MARK, mark + 1);
      const n = Number(text.slice(mark + 1, end));
      if (mark > from) this.#characters(text.slice(from, mark), characters);
      this.bytes(bytes.subarray(starts[n], ends[n]));
      from = end + 1;
    }
    if (from < text.length) this.#characters(from === 0 ? text : text.slice(from), characters);
  }

  #characters(text: string, characters: Characters): void {
    this.#reserve(mostBytesOf(text, characters));
    const spelt = text.length <= MOST_SPELT && this.#spell(text);
    this.length += spelt ? text.length : this.#bytes.write(text, this.length, characters);
  }

  /** false when there are other characters than those of ASCII. */
  #spell(text: string): boolean {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return false;
      this.#bytes[this.length + i] = code;
    }
    return true;
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
