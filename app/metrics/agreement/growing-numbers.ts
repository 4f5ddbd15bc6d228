/** A typed array of which nobody knows beforehand how long it gets: a tenth of the memory of an array of numbers that grows. */
import type { ColumnType } from "../columns.ts";

const INITIAL = 64;

export class GrowingNumbers<Kind extends ColumnType> {
  length = 0;
  readonly #Column: Kind;
  #numbers: InstanceType<Kind>;

  constructor(Column: Kind) {
    this.#Column = Column;
    this.#numbers = new Column(INITIAL) as InstanceType<Kind>;
  }

  push(number: number): void {
    if (this.length === this.#numbers.length) this.#grow();
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  #grow(): void {
    const larger = new this.#Column(this.length * 2) as InstanceType<Kind>;
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  /** What was pushed, in memory of its own. */
  taken(): InstanceType<Kind> {
    return this.#numbers.slice(0, this.length) as InstanceType<Kind>;
  }
}
