/** The rows of one file of an export: its side of the split, its shard, its copies; texts as its format writes them. */
import { drawOf } from "./draw.ts";
import type { Row, TrainerFormat } from "./formats/trainer-format.ts";
import type { RecordPairs } from "./pairs-of-block.ts";
import type { Split } from "./release-options.ts";
import { rowFields, singleFields } from "./row-fields.ts";
import { sidecarRow, singleSidecarRow } from "./sidecar.ts";
import { isSteps, stepsOf } from "./steps.ts";
import type { PairOptions } from "./training-pair.ts";
import type { WeightForm } from "./weight-form.ts";

export interface HowToWrite {
  /** Id of a trainer format. */
  format: string;
  conversational: boolean;
  options: PairOptions;
  weights: WeightForm;
  /** null: both sides, as in a release that holds nothing out. */
  split: Split | null;
  /** Only pairs of these weights, to two decimals; from 0 for the lowest shard. */
  shard: { from: number; below: number } | null;
  /** The weights beside a file instead of the file. */
  sidecar: boolean;
}

export interface RowOrigin {
  batch: { id: string; week: number };
  deliverySha256: string;
}

interface CopiedRow {
  row: Row;
  /** How often it is written; 0 when the draw leaves it out. */
  copies: number;
}

export class RowsOfRecords {
  readonly #format: TrainerFormat;
  readonly #how: HowToWrite;

  constructor(format: TrainerFormat, how: HowToWrite) {
    this.#format = format;
    this.#how = how;
  }

  *of(result: RecordPairs, origin: RowOrigin): Generator<CopiedRow> {
    const { split } = this.#how;
    if (split !== null && result.heldOut !== (split === "held-out")) return;
    yield* this.#ofPairs(result, origin);
    if (this.#format.singleRows && result.singles.length > 0) yield* this.#ofSingles(result, origin);
  }

  *#ofPairs({ pairs }: RecordPairs, { batch, deliverySha256 }: RowOrigin): Generator<CopiedRow> {
    const { conversational, weights, options, sidecar } = this.#how;
    for (const pair of pairs) {
      if (!this.#inShard(pair.weight) || (pair.margin === 0 && !this.#format.holdsTies)) continue;
      const fields = rowFields(pair, weights, options.softLabel);
      const rows = this.#format.pairRows({ pair, batch, deliverySha256, conversational, fields });
      const words = [deliverySha256, pair.record.id, pair.chosen, pair.rejected, pair.votes[0]?.judgment ?? 0];
      const copies = this.#copies(pair.weight, words);
      // A sidecar has a row for every row of the file beside it.
      for (const row of rows) yield { row: sidecar ? sidecarRow(pair, fields, batch) : row, copies };
    }
  }

  *#ofSingles({ singles }: RecordPairs, { batch, deliverySha256 }: RowOrigin): Generator<CopiedRow> {
    const { conversational, weights, sidecar } = this.#how;
    const [head] = singles;
    if (!head || !this.#format.singleRows) return;
    const { record } = head;
    const whole =
      this.#format.stepsOnly && isSteps(record) ? [{ ...head, weight: stepsOf(record, singles)?.weight ?? 0 }] : null;
    for (const single of whole ?? singles) {
      if (!this.#inShard(single.weight)) continue;
      const own = whole ? singles : [single];
      const fieldsOf = (one: typeof single) => singleFields(one, weights);
      const rows = this.#format.singleRows({ record, singles: own, batch, deliverySha256, conversational, fieldsOf });
      const copies = this.#copies(single.weight, [
        deliverySha256,
        record.id,
        single.response,
        "single",
        single.judgment,
      ]);
      for (const row of rows) yield { row: sidecar ? singleSidecarRow(single, batch) : row, copies };
    }
  }

  #inShard(weight: number): boolean {
    const { shard } = this.#how;
    if (!shard) return true;
    const shown = Math.round(weight * 100) / 100;
    return shown >= shard.from && shown < shard.below;
  }

  /** floor(w), and one more with probability w − floor(w): on average w. */
  #copies(weight: number, words: readonly (string | number)[]): number {
    if (this.#how.weights !== "resample") return 1;
    const whole = Math.floor(weight);
    return whole + (drawOf(this.#how.options.seed, "resample", ...words) < weight - whole ? 1 : 0);
  }
}
