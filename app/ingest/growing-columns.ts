/** Columns that grow by doubling while a chunk is filled, then are cut to size and handed over. */
import {
  allocate,
  ITEM_COLUMNS,
  JUDGMENT_COLUMNS,
  type NumberColumn,
  RESPONSE_COLUMNS,
  type StoredColumns,
} from "#app/metrics/columns.ts";

const PLACE_COLUMNS = { line: Uint32Array, offset: Float64Array, length: Uint32Array } as const;
const INITIAL = 1024;

export class GrowingColumns {
  items = allocate(ITEM_COLUMNS, INITIAL);
  place = allocate(PLACE_COLUMNS, INITIAL);
  responses = allocate(RESPONSE_COLUMNS, INITIAL * 2);
  judgments = allocate(JUDGMENT_COLUMNS, INITIAL * 2);
  #items = 0;
  #responses = 0;
  #judgments = 0;

  nextItem(): number {
    if (this.#items === this.items.n) {
      grow(this.items);
      grow(this.place);
    }
    return this.#items++;
  }

  nextResponse(): number {
    if (this.#responses === this.responses.n) grow(this.responses);
    return this.#responses++;
  }

  nextJudgment(): number {
    if (this.#judgments === this.judgments.n) grow(this.judgments);
    return this.#judgments++;
  }

  take(): StoredColumns & { place: { line: Uint32Array; offset: Float64Array; length: Uint32Array } } {
    const taken = {
      items: cut(this.items, this.#items),
      place: cut(this.place, this.#items),
      responses: cut(this.responses, this.#responses),
      judgments: cut(this.judgments, this.#judgments),
    };
    this.#items = 0;
    this.#responses = 0;
    this.#judgments = 0;
    return taken;
  }
}

/** In place, so that code holding the column group sees the larger arrays. */
function grow(columns: { n: number }): void {
  const group = columns as { n: number } & Record<string, NumberColumn>;
  group.n *= 2;
  for (const [name, column] of Object.entries(group)) {
    if (name === "n") continue;
    const larger = new (column.constructor as new (length: number) => NumberColumn)(group.n);
    larger.set(column as never);
    group[name] = larger as never;
  }
}

function cut<Group extends { n: number }>(columns: Group, n: number): Group {
  const entries = Object.entries(columns as Record<string, number | NumberColumn>);
  return Object.fromEntries(
    entries.map(([name, column]) => [name, typeof column === "number" ? n : column.slice(0, n)]),
  ) as Group;
}
