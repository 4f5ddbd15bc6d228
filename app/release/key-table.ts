import { chainKeys } from "#app/domain/key-chain.ts";

/** The first item that had a key. Open addressing: a Map of a million numbers takes ten times the memory. */
export class KeyTable {
  readonly #keys: Float64Array;
  readonly #items: Int32Array;
  readonly #mask: number;

  constructor(items: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * items + 2));
    this.#keys = new Float64Array(size);
    this.#items = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
  }

  firstWith(key: number, item: number): number {
    let slot = chainKeys(0, key) & this.#mask;
    for (;;) {
      const known = this.#items[slot] as number;
      if (known < 0) break;
      if (this.#keys[slot] === key) return known;
      slot = (slot + 1) & this.#mask;
    }
    this.#keys[slot] = key;
    this.#items[slot] = item;
    return item;
  }
}
