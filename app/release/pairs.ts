/** From a record and the weights its judgments were given to the pairs a trainer reads. */
import type { ItemRecord } from "#app/domain/record.ts";
import { bestPair } from "./best-pair.ts";
import { pairOf } from "./pair-of.ts";
import { singlesOf } from "./singles.ts";
import {
  DEFAULT_PAIR_OPTIONS,
  type NoPairReason,
  type PairOptions,
  type PairResult,
  type TrainingPair,
} from "./training-pair.ts";
import { byJudgment, byResponses, type WeighedRow, weighedRows } from "./weighed-rows.ts";

/**
 * @param weights one per comparison of the batch (`view.judgments` rows), this record's beginning at `from`.
 *
 * Throws RangeError when the weights end before the record's comparisons: record and columns are then not the same data.
 */
export function pairsOf(
  record: ItemRecord,
  weights: ArrayLike<number>,
  from = 0,
  options: PairOptions = DEFAULT_PAIR_OPTIONS,
): PairResult {
  const rows = weighedRows(record, weights, from);
  if (record.gold && !options.includeGold) return { pairs: [], singles: [], none: ["gold"], rows: rows.length };
  if (rows.length === 0) return { pairs: [], singles: [], none: ["awaiting-feedback"], rows: 0 };
  const result: PairResult = { pairs: [], singles: singlesOf(record, rows, options), none: [], rows: rows.length };
  for (const found of foundIn(record, rows, options)) {
    if (typeof found === "string") result.none.push(found);
    else result.pairs.push(found);
  }
  return result;
}

function foundIn(record: ItemRecord, rows: WeighedRow[], options: PairOptions): (TrainingPair | NoPairReason)[] {
  const ofJudgments = options.unit === "judgment";
  if (options.pairing !== "all" && record.responses.length > 2)
    return (ofJudgments ? byJudgment(rows) : [rows]).map((own) => bestPair(record, own, options));
  const groups = ofJudgments ? rows.map((row) => [row]) : byResponses(rows);
  return groups.map((group) => pairOf(record, group, options));
}
