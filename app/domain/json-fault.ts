/** Where a text stops being JSON, for a person who wrote it by hand. */

/** Expects a text that is not JSON. */
export function jsonFault(text: string): { line: number; hint: string } {
  const { at, isTooDeep } = new Reading(text).fault();
  return { line: lineAt(text, at), hint: isTooDeep ? TOO_DEEP : hintFor(text, at) };
}

/** What people write by hand is never nested so; reading on would only exhaust the stack. */
const MAX_DEPTH = 100;
const TOO_DEEP = `There it is nested more than ${MAX_DEPTH} levels deep.`;

/** 1-based: the line on which the text ends to be JSON (RFC 8259). Versions of Node say it in different words, or not at all. */
export function faultyLine(text: string): number {
  return lineAt(text, new Reading(text).fault().at);
}

function lineAt(text: string, at: number): number {
  return (at >= text.length ? text.trimEnd() : text.slice(0, at)).split("\n").length;
}

class Reading {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): { at: number; isTooDeep: boolean } {
    if (this.#value()) this.#takes(SPACE);
    return { at: this.#at, isTooDeep: this.#depth > MAX_DEPTH };
  }

  #value(): boolean {
    this.#takes(SPACE);
    if (this.#takes(/\{/y)) return this.#list(/\}/y, () => this.#takes(STRING) && this.#takes(COLON) && this.#value());
    if (this.#takes(/\[/y)) return this.#list(/\]/y, () => this.#value());
    if (this.#text[this.#at] === '"') return this.#takes(STRING);
    return this.#takes(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  }

  /** Where the reading stops too deep, the depth stays as it is: that is the fault. */
  #list(end: RegExp, member: () => boolean): boolean {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) return false;
    this.#takes(SPACE);
    let ends = this.#takes(end);
    while (!ends) {
      this.#takes(SPACE);
      if (!member()) return false;
      this.#takes(SPACE);
      ends = this.#takes(end);
      if (!ends && !this.#takes(/,/y)) return false;
    }
    this.#depth -= 1;
    return true;
  }

  /** Of a string that breaks off, as far as it is one. */
  #takes(token: RegExp): boolean {
    token.lastIndex = this.#at;
    const [found] = token.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found !== undefined && (token !== STRING || (found.length > 1 && found.endsWith('"')));
  }
}

const SPACE = /[ \t\n\r]*/y;
const COLON = /[ \t\n\r]*:/y;
const STRING = /"(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"?/y;

/** What to look for, in a sentence. */
function hintFor(text: string, at: number): string {
  if (text.trim() === "") return "The file is empty.";
  if (at >= text.trimEnd().length)
    return "It ends too early there: it was cut off, or a bracket or quotation mark is missing.";
  if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return "This looks like one object a line; put them in a list: [ …, … ].";
  return "Look there, and just before, for a missing or spare comma, bracket or quotation mark.";
}
