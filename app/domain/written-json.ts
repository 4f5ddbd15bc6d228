/** JSON as a person writes it by hand: what is wrong with it is said with its line, and no key counts in silence. */

/** Expects `message` and `hint` to be printed behind the place: "Line 3, tiers[0].unitPrice: …". */
export interface JsonFault {
  line: number;
  /** The key that stands twice, as a path from the top; "" where the text is no JSON at all. */
  field: string;
  message: string;
  hint: string;
}

export type WrittenJson = { ok: true; value: unknown } | { ok: false; fault: JsonFault };

/**
 * Unlike `JSON.parse`, which lets the last one win, refuses a key that stands twice in one object (RFC 8259 §4 leaves open
 * what that means), and what is nested so deep that nobody wrote it.
 */
export function readWrittenJson(text: string): WrittenJson {
  const fault = new Reading(text).fault();
  return fault === null ? { ok: true, value: JSON.parse(text) } : { ok: false, fault };
}

/** @example "Line 3, tiers[0].unitPrice: the same key stands twice in one object. Keep the one that counts." */
export function faultSentence({ line, field, message, hint }: JsonFault): string {
  return `Line ${line}${field === "" ? "" : `, ${field}`}: ${message} ${hint}`;
}

const MAX_DEPTH = 100;
const LONGEST_FIELD = 120;
const TOO_DEEP = `There it is nested more than ${MAX_DEPTH} levels deep.`;
const TWICE = { message: "the same key stands twice in one object.", hint: "Keep the one that counts." };

/** Reads a text as RFC 8259 has it. Versions of Node say in different words, or not at all, where a text ends to be JSON. */
class Reading {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #twice: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): JsonFault | null {
    const isRead = this.#value("") && this.#takes(SPACE);
    if (isRead && this.#at === this.#text.length) return null;
    if (this.#twice !== null) return { line: this.#line(), field: this.#twice, ...TWICE };
    const hint = this.#depth > MAX_DEPTH ? TOO_DEEP : hintFor(this.#text, this.#at);
    return { line: this.#line(), field: "", message: "this is not JSON.", hint };
  }

  /** 1-based. Where the text ends too early, the last one with anything on it. */
  #line(): number {
    const read = this.#at >= this.#text.length ? this.#text.trimEnd() : this.#text.slice(0, this.#at);
    return read.split("\n").length;
  }

  #value(path: string): boolean {
    this.#takes(SPACE);
    const start = this.#text[this.#at];
    if (start === "{") return this.#object(path);
    if (start === "[") return this.#array(path);
    return start === '"' ? this.#string() : this.#takes(WORD_OR_NUMBER);
  }

  #object(path: string): boolean {
    const seen = new Set<string>();
    return this.#list(CLOSING_BRACE, () => {
      const start = this.#at;
      if (this.#text[start] !== '"' || !this.#string()) return false;
      const key: string = JSON.parse(this.#text.slice(start, this.#at));
      const within = [path, key || '""'].filter(Boolean).join(".");
      if (seen.has(key)) return this.#standsTwice(within, start);
      seen.add(key);
      return this.#takes(COLON) && this.#value(within);
    });
  }

  #array(path: string): boolean {
    let index = 0;
    return this.#list(CLOSING_BRACKET, () => this.#value(`${path}[${index++}]`));
  }

  #standsTwice(field: string, at: number): false {
    this.#at = at;
    this.#twice = field.length > LONGEST_FIELD ? `${field.slice(0, LONGEST_FIELD)}…` : field;
    return false;
  }

  /** Where the reading stops too deep, the depth stays as it is: that is the fault. */
  #list(end: RegExp, member: () => boolean): boolean {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) return false;
    this.#takes(SPACE);
    let ends = this.#takes(end);
    while (!ends) {
      this.#takes(SPACE);
      if (!member()) return false;
      this.#takes(SPACE);
      ends = this.#takes(end);
      if (!ends && !this.#takes(COMMA)) return false;
    }
    this.#depth -= 1;
    return true;
  }

  /** Of a string that breaks off, as far as it is one. Character by character: a pattern would keep its way back. */
  #string(): boolean {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit < 0x20) return false;
      if (unit === QUOTE) {
        this.#at += 1;
        return true;
      }
      if (unit !== BACKSLASH) continue;
      if (!this.#takes(ESCAPE)) return false;
      this.#at -= 1;
    }
    return false;
  }

  #takes(token: RegExp): boolean {
    token.lastIndex = this.#at;
    if (!token.test(this.#text)) return false;
    this.#at = token.lastIndex;
    return true;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = /[ \t\n\r]*/y;
const COLON = /[ \t\n\r]*:/y;
const COMMA = /,/y;
const CLOSING_BRACE = /\}/y;
const CLOSING_BRACKET = /\]/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD_OR_NUMBER = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** What to look for, in a sentence. */
function hintFor(text: string, at: number): string {
  if (text.trim() === "") return "The file is empty.";
  if (at >= text.trimEnd().length)
    return "It ends too early there: it was cut off, or a bracket or quotation mark is missing.";
  if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return "This looks like one object a line; put them in a list: [ …, … ].";
  return "Look there, and just before, for a missing or spare comma, bracket or quotation mark.";
}
