/** Counts the items on which each (annotator, text) occurs: a hash table in flat columns, for a text beside every judgment. */
export class UseTable {
  readonly #items: Uint32Array;
  readonly #annotator: Uint32Array;
  readonly #key: Float64Array;
  readonly #last: Uint32Array;
  readonly #slots: Int32Array;
  #size = 0;

  /** `most`: additions at most. */
  constructor(most: number) {
    this.#items = new Uint32Array(most);
    this.#annotator = new Uint32Array(most);
    this.#key = new Float64Array(most);
    this.#last = new Uint32Array(most);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, most * 2)))).fill(-1);
  }

  /** The use; an item that comes again at once counts once. */
  add(annotator: number, key: number, item: number): number {
    const mask = this.#slots.length - 1;
    let slot =
      ((key >>> 0) ^ Math.imul((key / 0x100000000) >>> 0, 0x9e3779b1) ^ Math.imul(annotator, 0x85ebca6b)) & mask;
    for (;;) {
      const use = this.#slots[slot] as number;
      if (use < 0) return this.#insert(slot, annotator, key, item);
      if (this.#key[use] === key && this.#annotator[use] === annotator) {
        if (this.#last[use] !== item) this.#items[use] = (this.#items[use] as number) + 1;
        this.#last[use] = item;
        return use;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** By use, in order of appearance: on how many items. */
  itemsOfUses(): Uint32Array {
    return this.#items.slice(0, this.#size);
  }

  #insert(slot: number, annotator: number, key: number, item: number): number {
    const use = this.#size;
    this.#size += 1;
    this.#slots[slot] = use;
    this.#annotator[use] = annotator;
    this.#key[use] = key;
    this.#last[use] = item;
    this.#items[use] = 1;
    return use;
  }
}
