/** Dictionaries of the names a delivery uses: each name is stored once, rows keep its index. */
export class Dictionary {
  readonly names: string[] = [];
  readonly #index = new Map<string, number>();
  #taken = 0;

  /** The index of a name, adding it when new; `none` for no name, and when the column can hold no more names. */
  index(name: string | undefined, none: number): number {
    if (name === undefined) return none;
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    if (this.names.length >= none) return none;
    this.#index.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** Names added since the last call: what the other thread does not know yet. */
  takeNew(): string[] {
    const fresh = this.names.slice(this.#taken);
    this.#taken = this.names.length;
    return fresh;
  }
}

export interface Names {
  annotators: Dictionary;
  domains: Dictionary;
  languages: Dictionary;
  models: Dictionary;
}

export function emptyNames(): Names {
  return {
    annotators: new Dictionary(),
    domains: new Dictionary(),
    languages: new Dictionary(),
    models: new Dictionary(),
  };
}
