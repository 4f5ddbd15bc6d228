/** Bytes that grow: lines, or values as Parquet writes them plainly, little-endian and texts behind their length. */
import { type LiftedTexts, TEXT_MARK } from "./lifted-texts.ts";

export class GrowingBytes {
  length = 0;
  #bytes: Buffer;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  /** With its line feed. @param texts that its marks stand for */
  line(json: string, texts: LiftedTexts | null): void {
    if (texts) this.#withTexts(json, texts, (text) => this.#copy(texts, text));
    else this.#write(json);
    this.#reserve(1);
    this.#bytes[this.length++] = LINE_FEED;
  }

  text(text: string): void {
    const start = this.length;
    this.#reserve(4);
    this.length += 4;
    this.#write(text);
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

  /** The pieces between the marks as UTF-8, the texts as their bytes. */
  #withTexts(text: string, texts: LiftedTexts, put: (n: number) => void): void {
    let from = 0;
    for (let at = text.indexOf(TEXT_MARK); at >= 0; at = text.indexOf(TEXT_MARK, from)) {
      if (at > from) this.#write(text.slice(from, at));
      const end = text.indexOf(TEXT_MARK, at + 1);
      const n = Number(text.slice(at + 1, end));
      this.#reserve((texts.ends[n] as number) - (texts.starts[n] as number));
      put(n);
      from = end + 1;
    }
    if (from < text.length) this.#write(from === 0 ? text : text.slice(from));
  }

  #write(text: string): void {
    this.#reserve(text.length * MOST_BYTES_PER_UNIT);
    this.length += this.#bytes.write(text, this.length);
  }

  #copy({ bytes, starts, ends }: LiftedTexts, n: number): void {
    this.length += bytes.copy(this.#bytes, this.length, starts[n], ends[n]);
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
const LINE_FEED = 10;
