import { RowFault, textFault, tooLong } from "./row-fault.ts";
import type { XmlHandler } from "./xml-events.ts";

const MAX_DEPTH = 32;
const COUNTED_PER_ELEMENT = 16;

export interface XmlRow {
  line: number;
  value: Record<string, unknown> | RowFault;
}

interface Element {
  name: string;
  text: string;
  children: Record<string, unknown> | null;
}

/**
 * Every child of the root element as a row: an element with children becomes an object, one without its text, trimmed; a name that
 * comes several times a list; attributes are left out. `null` prototype, so that no name of the file means anything.
 */
export class XmlRows implements XmlHandler {
  rows: XmlRow[] = [];
  readonly #maxRowBytes: number;
  readonly #open: Element[] = [];
  #root = 0;
  #rowLine = 0;
  #size = 0;
  #fault: RowFault | null = null;

  constructor(maxRowBytes: number) {
    this.#maxRowBytes = maxRowBytes;
  }

  open(name: string, _attributes: Record<string, string>, line: number): void {
    if (this.#root === 0) {
      this.#root = 1;
      return;
    }
    if (this.#open.length === 0) {
      this.#rowLine = line;
      this.#size = 0;
      this.#fault = null;
    }
    this.#count(name.length + COUNTED_PER_ELEMENT);
    if (this.#open.length >= MAX_DEPTH)
      this.#fault ??= new RowFault("", "nesting", `nested more than ${MAX_DEPTH} levels deep`);
    this.#open.push({ name, text: "", children: null });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (!element) return;
    this.#count(text.length);
    if (!this.#fault) element.text += text;
  }

  close(): void {
    const element = this.#open.pop();
    if (!element) return;
    const parent = this.#open.at(-1);
    if (parent) this.#keep(parent, element);
    else this.rows.push({ line: this.#rowLine, value: this.#fault ?? element.children ?? noColumns(element) });
  }

  #keep(parent: Element, { name, text, children }: Element): void {
    if (this.#fault) return;
    const value = children ?? text.trim();
    if (typeof value === "string") this.#fault = textFault(name, value);
    parent.children ??= Object.create(null) as Record<string, unknown>;
    const known = parent.children[name];
    parent.children[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }

  /** What is too long is no longer kept: its memory ends here, its line is known. */
  #count(characters: number): void {
    this.#size += characters;
    if (this.#size > this.#maxRowBytes) this.#fault ??= tooLong(this.#size, this.#maxRowBytes);
  }
}

function noColumns({ name }: Element): RowFault {
  return new RowFault("", "object", `the element ${name.slice(0, 60)} holds no elements, so the row has no columns`);
}
