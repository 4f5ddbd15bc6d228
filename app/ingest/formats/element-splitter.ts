import { isUtf8 } from "node:buffer";
import type { Line } from "./line-splitter.ts";
import { notUtf8, RowFault, tooLong } from "./row-fault.ts";

/** Names under which an object may hold the array of rows. */
export const ARRAY_KEYS: readonly string[] = ["data", "rows"];

const [LF, QUOTE, BACKSLASH, COMMA] = [10, 34, 92, 44];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const LONGEST_KEY = 16;
const SPACE = 32;

interface OpenElement {
  line: number;
  offset: number;
  kept: Buffer[];
  keptBytes: number;
}

/**
 * Cuts blocks of bytes into the elements of one JSON array, or of the array under "data" or "rows" of one object. It follows
 * only quotes, escapes and depth; each element's text is parsed by whoever reads it. Call `push` per block, then `end`.
 */
export class ElementSplitter {
  /** Whether an array was found at all. */
  found = false;
  readonly #maxRowBytes: number;
  #line = 1;
  #offset = 0;
  #depth = 0;
  /** Depth inside the array of rows; -1 before it, 0 after it. */
  #base = -1;
  #inString = false;
  #escaped = false;
  #key = "";
  #afterArray = false;
  /** The element being gathered, with copies of its bytes from earlier blocks. */
  #open: OpenElement | null = null;

  constructor(maxRowBytes: number) {
    this.#maxRowBytes = maxRowBytes;
  }

  /** After all blocks: the text ends inside of something, before an array was found. */
  get endsEarly(): boolean {
    return !this.found && (this.#depth > 0 || this.#inString);
  }

  *push(block: Buffer): Generator<Line> {
    let start = 0;
    for (let at = 0; at < block.length; at++) {
      const byte = block[at] as number;
      if (byte === LF) this.#line++;
      if (this.#inString) {
        this.#within(byte);
        continue;
      }
      if (byte <= SPACE) continue;
      if (this.#base < 0 || this.#afterArray) {
        if (this.#outside(byte)) yield this.#fault("trailing-text", "text after the end of the array was not read", at);
        continue;
      }
      if (this.#depth === this.#base && (byte === COMMA || byte === CLOSE_ARRAY)) {
        if (this.#open !== null) yield this.#close(this.#open, block.subarray(start, at));
        else if (byte === COMMA) yield this.#fault("json", "an element is missing before this comma", at);
        this.#afterArray = byte === CLOSE_ARRAY;
        continue;
      }
      if (this.#open === null) {
        this.#open = { line: this.#line, offset: this.#offset + at, kept: [], keptBytes: 0 };
        start = at;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth++;
      else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && this.#depth > this.#base) this.#depth--;
    }
    if (this.#open !== null) this.#keep(this.#open, block.subarray(start));
    this.#offset += block.length;
  }

  *end(): Generator<Line> {
    if (!this.found || this.#afterArray) return;
    if (this.#open !== null) {
      const complete = this.#depth === this.#base && !this.#inString;
      const element = this.#close(this.#open, Buffer.alloc(0));
      if (!complete) element.fault = element.fault?.rule === "row-too-long" ? element.fault : TRUNCATED;
      yield element;
      if (!complete) return;
    }
    yield { text: "", line: this.#line, offset: this.#offset, length: 0, fault: TRUNCATED };
  }

  #within(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    if (this.#base < 0 && this.#depth === 1 && this.#inString && this.#key.length < LONGEST_KEY) {
      this.#key += String.fromCharCode(byte);
    }
  }

  /** Before the array of rows, and after it. True at the first stray byte after it. */
  #outside(byte: number): boolean {
    if (this.#afterArray) {
      if (this.#base !== 1) return false;
      this.#base = 0;
      return true;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      if (this.#depth === 1) this.#key = "";
    } else if (byte === OPEN_ARRAY && (this.#depth === 0 || (this.#depth === 1 && ARRAY_KEYS.includes(this.#key)))) {
      this.found = true;
      this.#base = ++this.#depth;
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) this.#depth++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) this.#depth--;
    else if (byte === COMMA && this.#depth === 1) this.#key = "";
    return false;
  }

  #keep(open: OpenElement, part: Buffer): void {
    open.keptBytes += part.length;
    if (open.keptBytes > this.#maxRowBytes) open.kept = [];
    else open.kept.push(Buffer.from(part));
  }

  #close({ line, offset, kept, keptBytes }: OpenElement, tail: Buffer): Line {
    this.#open = null;
    const full = keptBytes + tail.length;
    if (full > this.#maxRowBytes) {
      return { text: "", line, offset, length: full, fault: tooLong(full, this.#maxRowBytes) };
    }
    const bytes = withoutBlankEnd(kept.length === 0 ? tail : Buffer.concat([...kept, tail], full));
    const length = bytes.length;
    if (!isUtf8(bytes)) return { text: "", line, offset, length, fault: notUtf8(bytes, offset) };
    return { text: bytes.toString("utf8"), line, offset, length, fault: null };
  }

  #fault(rule: string, hint: string, at: number): Line {
    return { text: "", line: this.#line, offset: this.#offset + at, length: 0, fault: new RowFault("", rule, hint) };
  }
}

function withoutBlankEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] as number) <= SPACE) end--;
  return bytes.subarray(0, end);
}

const TRUNCATED = new RowFault(
  "",
  "truncated",
  "the file ends before the array does: it was cut off, or a bracket or quote before this place is missing",
);
