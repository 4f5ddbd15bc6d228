/**
 * Puts the parts of side-by-side readings together in file order: lines and rows are counted on, names get one number
 * each, and an id that an earlier range already had sends its row to quarantine.
 */
import { NONE_U16, NONE_U32 } from "#app/metrics/batch-view.ts";
import type { Chunk } from "./chunk.ts";
import type { RowError } from "./formats/format.ts";
import { emptyNames, type Names } from "./names.ts";
import { DUPLICATE_ID, type Ended, type Part } from "./read-delivery.server.ts";
import { SeenIds } from "./seen-ids.ts";
import { withoutItems } from "./without-items.ts";

const NAMES = ["annotators", "domains", "languages", "models"] as const;

export class RangeMerger {
  readonly #names: Names = emptyNames();
  readonly #seen = new SeenIds();
  /** Per kind of name: the number of each name of the present range, in its own order. */
  #numbers: Record<(typeof NAMES)[number], number[]> = { annotators: [], domains: [], languages: [], models: [] };
  #lines = 0;
  #rows = 0;
  #scale: Ended["scale"] = null;
  #mixedScales = false;

  merge(part: Part): Part {
    for (const kind of NAMES)
      for (const name of part.newNames[kind]) this.#numbers[kind].push(this.#names[kind].index(name, NONE_U32));
    const errors = part.errors.map((error) => ({ ...error, line: error.line + this.#lines }));
    const chunk = part.chunk && this.#renumber(part.chunk, errors);
    return {
      kind: "part",
      chunk: chunk && chunk.items.n > 0 ? chunk : null,
      errors,
      newNames: {
        annotators: this.#names.annotators.takeNew(),
        domains: this.#names.domains.takeNew(),
        languages: this.#names.languages.takeNew(),
        models: this.#names.models.takeNew(),
      },
      bytesRead: part.bytesRead,
      rows: part.rows + this.#rows,
    };
  }

  /** A range is done. Always true, so that it can end a loop. */
  end({ rows, lines, scale, mixedScales }: Ended): true {
    this.#rows += rows;
    this.#lines += lines;
    this.#numbers = { annotators: [], domains: [], languages: [], models: [] };
    const known = this.#scale;
    if (mixedScales || (known && scale && (known.kind !== scale.kind || known.categories !== scale.categories)))
      this.#mixedScales = true;
    this.#scale ??= scale;
    return true;
  }

  ended(): Ended {
    const scale = this.#mixedScales ? null : this.#scale;
    return {
      kind: "ended",
      rows: this.#rows,
      lines: this.#lines,
      scale,
      mixedScales: this.#mixedScales,
      segment: null,
    };
  }

  #renumber(chunk: Chunk, errors: RowError[]): Chunk {
    const { place, items, responses, judgments } = chunk;
    for (let i = 0; i < place.line.length; i += 1) place.line[i] = (place.line[i] as number) + this.#lines;
    translate(items.domain, this.#numbers.domains, NONE_U16);
    translate(items.language, this.#numbers.languages, NONE_U16);
    translate(responses.model, this.#numbers.models, NONE_U16);
    translate(judgments.annotator, this.#numbers.annotators, NONE_U32);
    const repeated = new Set<number>();
    for (const [i, id] of chunk.externalIds.entries()) if (!this.#seen.add(id)) repeated.add(i);
    if (repeated.size === 0) return chunk;
    for (const i of repeated)
      errors.push({
        ...DUPLICATE_ID,
        line: place.line[i] as number,
        offset: place.offset[i] as number,
        length: place.length[i] as number,
      });
    errors.sort((a, b) => a.line - b.line);
    return withoutItems(chunk, repeated);
  }
}

/** In place. Ranges usually meet the same names in another order, so the numbers differ and the names do not. */
function translate(column: Uint16Array | Uint32Array, numbers: readonly number[], none: number): void {
  if (numbers.every((number, own) => number === own)) return;
  for (let i = 0; i < column.length; i += 1) {
    const own = column[i] as number;
    if (own !== none) column[i] = Math.min(numbers[own] ?? none, none);
  }
}
