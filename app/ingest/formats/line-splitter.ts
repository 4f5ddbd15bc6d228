import { isAscii, isUtf8 } from "node:buffer";
import type { RowFault } from "./row-fault.ts";
import { notUtf8, tooLong } from "./row-fault.ts";

/** One physical line without its line feed; a carriage return before it stays in `text` and not in `length`. */
export interface Line {
  text: string;
  /** 1-based, blank lines counted. */
  line: number;
  /** Byte offset in the expanded text. */
  offset: number;
  length: number;
  /** Set when the line cannot be trusted: longer than allowed (`text` is empty) or not UTF-8 (`text` is read as Latin-1). */
  fault: RowFault | null;
}

const LF = 10;
const CR = 13;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const NOTHING = Buffer.alloc(0);

/** Cuts blocks of bytes into lines, holding at most `maxRowBytes` of an unfinished one. Call `push` per block, then `end`. */
export class LineSplitter {
  readonly #maxRowBytes: number;
  #line = 0;
  /** Where the next line starts. */
  #offset = 0;
  /** Copies of the bytes of an unfinished line. */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #overlong = false;

  /** @param offset where the first block begins in the file; lines are counted from there. */
  constructor(maxRowBytes: number, offset = 0) {
    this.#maxRowBytes = maxRowBytes;
    this.#offset = offset;
  }

  /** Physical lines so far. */
  get lines(): number {
    return this.#line;
  }

  *push(block: Buffer): Generator<Line> {
    const last = block.lastIndexOf(LF);
    if (last === -1) return this.#keep(block);
    let start = 0;
    if (this.#keptBytes > 0) {
      start = block.indexOf(LF) + 1;
      yield this.#finish(block.subarray(0, start - 1), 1);
    }
    yield* this.#whole(block.subarray(start, last + 1));
    if (last + 1 < block.length) this.#keep(block.subarray(last + 1));
  }

  *end(): Generator<Line> {
    if (this.#keptBytes > 0) yield this.#finish(NOTHING, 0);
  }

  #keep(part: Buffer): void {
    this.#keptBytes += part.length;
    if (this.#keptBytes > this.#maxRowBytes) {
      this.#overlong = true;
      this.#kept = [];
    }
    if (!this.#overlong) this.#kept.push(Buffer.from(part));
  }

  #finish(tail: Buffer, terminator: number): Line {
    const length = this.#keptBytes + tail.length;
    const bytes = this.#overlong || length > this.#maxRowBytes ? NOTHING : Buffer.concat([...this.#kept, tail], length);
    this.#kept = [];
    this.#keptBytes = 0;
    this.#overlong = false;
    const line = this.#read(bytes, 0, length, isUtf8(bytes), false);
    this.#offset += length + terminator;
    return line;
  }

  /** Lines that begin and end inside one block: the fast way, checked for encoding all at once. */
  *#whole(region: Buffer): Generator<Line> {
    const ascii = isAscii(region);
    const utf8 = ascii || isUtf8(region);
    for (let start = 0; start < region.length; ) {
      const end = region.indexOf(LF, start);
      yield this.#read(region, start, end, utf8 || isUtf8(region.subarray(start, end)), ascii);
      this.#offset += end + 1 - start;
      start = end + 1;
    }
  }

  #read(bytes: Buffer, start: number, end: number, utf8: boolean, ascii: boolean): Line {
    this.#line++;
    const line = this.#line;
    const full = end - start;
    if (full > this.#maxRowBytes) {
      return { text: "", line, offset: this.#offset, length: full, fault: tooLong(full, this.#maxRowBytes) };
    }
    const skip = this.#offset === 0 && BOM.equals(bytes.subarray(start, start + 3)) ? BOM.length : 0;
    const length = full > skip && bytes[end - 1] === CR ? full - skip - 1 : full - skip;
    const offset = this.#offset + skip;
    if (!utf8) {
      const fault = notUtf8(bytes.subarray(start, end), this.#offset);
      return { text: bytes.toString("latin1", start + skip, end), line, offset, length, fault };
    }
    const text = ascii ? bytes.toString("latin1", start + skip, end) : bytes.toString("utf8", start + skip, end);
    return { text, line, offset, length, fault: null };
  }
}
