const QUOTE = '"';

/**
 * One record of a delimited table, fed line by line because a quoted cell may run over several (RFC 4180). A quote opens a
 * quoted cell only at its start; elsewhere it is an ordinary character, as spreadsheets read it.
 */
export class DelimitedRecord {
  cells: string[] = [];
  /** Column (0-based) of the cell whose quote is still open; -1 when the record is complete. */
  openCell = -1;
  /** Text follows a closing quote: somewhere before it a quote was lost. */
  strayText = false;
  readonly #delimiter: string;
  /** The open quoted cell so far. */
  #parts: string[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** @param text a line without its line feed */
  push(text: string): void {
    let at = 0;
    if (this.openCell !== -1) {
      this.#parts.push("\n");
      at = this.#quoted(text, 0);
      if (this.openCell !== -1) return;
      if (at > text.length) return;
    }
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    while (at <= end) {
      if (text[at] === QUOTE && at < end) {
        this.openCell = this.cells.length;
        at = this.#quoted(text, at + 1);
        if (this.openCell !== -1) return;
        continue;
      }
      const next = this.#delimiterOrEnd(text, at, end);
      this.cells.push(text.slice(at, next));
      at = next + 1;
    }
  }

  /** Reads on inside a quoted cell; returns where the next cell starts, beyond the line's end when this was the last. */
  #quoted(text: string, from: number): number {
    let start = from;
    for (;;) {
      const quote = text.indexOf(QUOTE, start);
      if (quote === -1) {
        this.#parts.push(text.slice(start));
        return text.length;
      }
      if (text[quote + 1] !== QUOTE) return this.#closeCell(text, start, quote);
      this.#parts.push(text.slice(start, quote + 1));
      start = quote + 2;
    }
  }

  #closeCell(text: string, start: number, quote: number): number {
    this.cells.push(this.#parts.join("") + text.slice(start, quote));
    this.#parts = [];
    this.openCell = -1;
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const next = this.#delimiterOrEnd(text, quote + 1, end);
    if (next > quote + 1) this.strayText = true;
    return next >= end ? text.length + 1 : next + 1;
  }

  #delimiterOrEnd(text: string, at: number, end: number): number {
    const next = text.indexOf(this.#delimiter, at);
    return next === -1 || next > end ? end : next;
  }
}
