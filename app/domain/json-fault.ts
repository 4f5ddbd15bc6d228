/** Where a text stops being JSON, for a person who wrote it by hand. */

/** Expects a text that is not JSON. */
export function jsonFault(text: string): { line: number; hint: string } {
  return { line: faultyLine(text), hint: hintFor(text) };
}

/** 1-based: the line on which the text ends to be JSON (RFC 8259). Versions of Node say it in different words, or not at all. */
export function faultyLine(text: string): number {
  const upTo = new Reading(text).faultAt();
  return (upTo >= text.length ? text.trimEnd() : text.slice(0, upTo)).split("\n").length;
}

class Reading {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  faultAt(): number {
    if (this.#value()) this.#takes(SPACE);
    return this.#at;
  }

  #value(): boolean {
    this.#takes(SPACE);
    if (this.#takes(/\{/y)) return this.#list(/\}/y, () => this.#takes(STRING) && this.#takes(COLON) && this.#value());
    if (this.#takes(/\[/y)) return this.#list(/\]/y, () => this.#value());
    if (this.#text[this.#at] === '"') return this.#takes(STRING);
    return this.#takes(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  }

  #list(end: RegExp, member: () => boolean): boolean {
    this.#takes(SPACE);
    if (this.#takes(end)) return true;
    do {
      this.#takes(SPACE);
      if (!member()) return false;
      this.#takes(SPACE);
    } while (this.#takes(/,/y));
    return this.#takes(end);
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
function hintFor(text: string): string {
  if (text.trim() === "") return "The file is empty.";
  if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return "This looks like one object a line; put them in a list: [ …, … ].";
  return "Look there, and just before, for a missing or spare comma, bracket or quotation mark.";
}
