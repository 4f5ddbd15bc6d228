import { RowFault } from "./row-fault.ts";

/** Deeper rows are refused: nothing in the field is nested so, and later stages walk values recursively. */
export const MAX_DEPTH = 100;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACES = /[ \t\r\n]*/y;
const LONGEST_FIELD = 120;

/**
 * The first fault of a JSON text, read slowly and exactly: syntax (with its column), a key given twice in one object,
 * half a surrogate pair, nesting deeper than {@link MAX_DEPTH}. Null when there is none.
 */
export function firstJsonFault(text: string): RowFault | null {
  const nul = text.indexOf("\0");
  if (nul !== -1) return new RowFault("", "nul", `a NUL character at column ${nul + 1}; remove it at the source`);
  const reader = new JsonReader(text);
  try {
    reader.read();
  } catch (fault) {
    if (fault instanceof RowFault) return fault;
    throw fault;
  }
  return null;
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    this.#value("", 1);
    if (this.#at < this.#text.length) this.#expected("the end of the row");
  }

  #value(path: string, depth: number): void {
    if (depth > MAX_DEPTH) throw new RowFault(field(path), "nesting", `nested more than ${MAX_DEPTH} levels deep`);
    this.#match(SPACES);
    const start = this.#text[this.#at];
    if (start === "{") this.#object(path, depth);
    else if (start === "[") this.#array(path, depth);
    else if (start === '"') this.#string(path);
    else if (!this.#match(WORD) && !this.#match(NUMBER)) this.#expected("a value");
    this.#match(SPACES);
  }

  #object(path: string, depth: number): void {
    const seen = new Set<string>();
    this.#at++;
    this.#match(SPACES);
    if (this.#skip("}")) return;
    do {
      this.#match(SPACES);
      if (this.#text[this.#at] !== '"') this.#expected("a key in double quotes");
      const key = this.#string(path);
      const within = path === "" ? key : `${path}.${key}`;
      if (seen.has(key))
        throw new RowFault(field(within), "duplicate-key", "the same key twice in one object: which one counts?");
      seen.add(key);
      this.#match(SPACES);
      if (!this.#skip(":")) this.#expected("':'");
      this.#value(within, depth + 1);
    } while (this.#skip(","));
    if (!this.#skip("}")) this.#expected("',' or '}'");
  }

  #array(path: string, depth: number): void {
    this.#at++;
    this.#match(SPACES);
    if (this.#skip("]")) return;
    let index = 0;
    do this.#value(`${path}[${index++}]`, depth + 1);
    while (this.#skip(","));
    if (!this.#skip("]")) this.#expected("',' or ']'");
  }

  #string(path: string): string {
    const start = this.#at;
    const end = endOfString(this.#text, start);
    const value = end === -1 ? null : parsedString(this.#text.slice(start, end + 1));
    if (value === null) {
      const what = end === -1 ? "has no end" : "holds a control character or a wrong escape";
      throw new RowFault("", "json", `not JSON: the text that starts at column ${start + 1} ${what}`);
    }
    if (!value.isWellFormed()) {
      const hint = `half a character (unpaired surrogate) in the text at column ${start + 1}`;
      throw new RowFault(field(path), "lone-surrogate", hint);
    }
    this.#at = end + 1;
    return value;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #skip(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expected(what: string): never {
    const where = this.#at >= this.#text.length ? "but the row ends" : "found something else";
    throw new RowFault("", "json", `not JSON: expected ${what} at column ${this.#at + 1}, ${where}`);
  }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let before = end - 1;
    while (text[before] === "\\") before--;
    if ((end - before) % 2 === 1) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

function parsedString(literal: string): string | null {
  try {
    return JSON.parse(literal);
  } catch {
    return null;
  }
}

function field(path: string): string {
  return path.length > LONGEST_FIELD ? `${path.slice(0, LONGEST_FIELD)}…` : path;
}
