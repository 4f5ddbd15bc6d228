/** Builds a table of units: for each unit the share of its pairs of labels in each pair of categories, without zeros. */

import { GrowingNumbers } from "./growing-numbers.ts";
import type { LabelKind } from "./label-kinds.ts";
import type { Unit } from "./units.ts";

export interface UnitTable {
  kind: LabelKind;
  /** Of the categories, in order; as many as there are. */
  names: string[];
  size: number;
  units: number;
  /** Prompts with a unit: the clusters of every interval. */
  prompts: number;
  /** Length prompts + 1: prompt p has units firstUnit[p] … firstUnit[p + 1]. */
  firstUnit: Uint32Array;
  /** Length units + 1. */
  firstEntry: Uint32Array;
  /** a · size + b, a <= b, and the share of the unit's pairs with those two labels; the shares of a unit sum to 1. */
  cell: Uint16Array;
  share: Float64Array;
  /** The item of each unit, and its raters. */
  item: Uint32Array;
  raters: Uint32Array;
  /** Mean weight of the unit's judgments. */
  weight: Float64Array;
}

export class UnitTableBuilder {
  readonly #kind: LabelKind;
  #names: string[];
  #counts: Float64Array;
  #squares: Float64Array;
  #lastUnit = 0;
  readonly #firstUnit = new GrowingNumbers(Uint32Array);
  readonly #firstEntry = new GrowingNumbers(Uint32Array);
  readonly #cell = new GrowingNumbers(Uint16Array);
  readonly #share = new GrowingNumbers(Float64Array);
  readonly #item = new GrowingNumbers(Uint32Array);
  readonly #raters = new GrowingNumbers(Uint32Array);
  readonly #weight = new GrowingNumbers(Float64Array);

  constructor(kind: LabelKind, names: string[]) {
    this.#kind = kind;
    this.#names = names;
    this.#counts = new Float64Array(names.length);
    this.#squares = new Float64Array(names.length);
    this.#firstUnit.push(0);
    this.#firstEntry.push(0);
  }

  /** A unit whose weight lies with one rater has no pairs and is left out. */
  add({ item, raters, label, weight }: Unit): void {
    const counts = this.#counts;
    const squares = this.#squares;
    counts.fill(0);
    squares.fill(0);
    let total = 0;
    let self = 0;
    for (let r = 0; r < raters; r += 1) {
      const category = label[r] as number;
      const one = weight[r] as number;
      counts[category] = (counts[category] as number) + one;
      squares[category] = (squares[category] as number) + one * one;
      total += one;
      self += one * one;
    }
    const pairs = total * total - self;
    if (!(pairs > 1e-12)) return;
    const size = counts.length;
    for (let a = 0; a < size; a += 1) {
      const n = counts[a] as number;
      if (n === 0) continue;
      this.#enter(a * size + a, (n * n - (squares[a] as number)) / pairs);
      for (let b = a + 1; b < size; b += 1) this.#enter(a * size + b, (2 * n * (counts[b] as number)) / pairs);
    }
    this.#firstEntry.push(this.#cell.length);
    this.#item.push(item);
    this.#raters.push(raters);
    this.#weight.push(total / raters);
  }

  endPrompt(): void {
    if (this.#raters.length === this.#lastUnit) return;
    this.#lastUnit = this.#raters.length;
    this.#firstUnit.push(this.#lastUnit);
  }

  table(): UnitTable {
    return {
      kind: this.#kind,
      names: this.#names,
      size: this.#names.length,
      units: this.#raters.length,
      prompts: this.#firstUnit.length - 1,
      firstUnit: this.#firstUnit.taken(),
      firstEntry: this.#firstEntry.taken(),
      cell: this.#cell.taken(),
      share: this.#share.taken(),
      item: this.#item.taken(),
      raters: this.#raters.taken(),
      weight: this.#weight.taken(),
    };
  }

  #enter(cell: number, share: number): void {
    if (share <= 1e-15) return;
    this.#cell.push(cell);
    this.#share.push(share);
  }
}
