/** From a record and the weights its judgments were given to the pairs a trainer reads. */
import { type Comparison, normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import {
  DEFAULT_PAIR_OPTIONS,
  type NoPairReason,
  type PairOptions,
  type PairResult,
  type TrainingPair,
  type Vote,
} from "./training-pair.ts";

/**
 * @param weights one per comparison of the batch (`view.judgments` rows), this record's beginning at `from`.
 *
 * Throws RangeError when the weights end before the record's comparisons: record and columns are then not the same data.
 */
export function pairsOf(
  record: ItemRecord,
  weights: ArrayLike<number>,
  from = 0,
  { unit, includeGold }: PairOptions = DEFAULT_PAIR_OPTIONS,
): PairResult {
  const rows = weighedRows(record, weights, from);
  if (record.gold && !includeGold) return { pairs: [], none: ["gold"], rows: rows.length };
  if (rows.length === 0) return { pairs: [], none: ["awaiting-feedback"], rows: 0 };
  const result: PairResult = { pairs: [], none: [], rows: rows.length };
  const groups = unit === "judgment" ? rows.map((row) => [row]) : byResponses(rows);
  for (const group of groups) {
    const found = pairOf(record, group);
    if (typeof found === "string") result.none.push(found);
    else result.pairs.push(found);
  }
  return result;
}

interface WeighedRow extends Comparison {
  judgment: number;
  weight: number;
}

function weighedRows(record: ItemRecord, weights: ArrayLike<number>, from: number): WeighedRow[] {
  const rows: WeighedRow[] = [];
  for (let judgment = 0; judgment < record.judgments.length; judgment += 1) {
    const one = record.judgments[judgment];
    if (!one) continue;
    for (const comparison of normaliseJudgment(one, record.responses.length)) {
      const weight = weights[from + rows.length];
      if (weight === undefined) throw new RangeError("There are fewer weights than judgments.");
      const { first, second, strength, category, tie, lead } = comparison;
      rows.push({ first, second, strength, category, tie, lead, judgment, weight });
    }
  }
  return rows;
}

/** Rows that compare the same two responses, in the order in which these pairs first appear. */
function byResponses(rows: WeighedRow[]): WeighedRow[][] {
  const [head] = rows;
  if (head && rows.every((row) => row.first === head.first && row.second === head.second)) return [rows];
  const compared = rows.filter(({ second }) => second !== null);
  if (compared.length === 0) return [rows];
  const groups = new Map<number, WeighedRow[]>();
  for (const row of compared) {
    const key = row.first * 1024 + (row.second ?? 0);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function pairOf(record: ItemRecord, rows: readonly WeighedRow[]): TrainingPair | NoPairReason {
  const [head] = rows;
  let sum = 0;
  let total = 0;
  let kept = 0;
  let neither = false;
  const votes: Vote[] = [];
  for (const { judgment, strength, weight, tie, second } of rows) {
    if (!(weight > 0)) continue;
    kept += 1;
    if (tie === "both_bad" || tie === "both_good") neither = true;
    if (strength === null || second === null) continue;
    sum += weight * strength;
    total += weight;
    votes.push({ judgment, strength, weight });
  }
  if (!head || kept === 0) return "excluded";
  if (head.second === null || votes.length === 0) return neither ? "both-bad" : "no-preference";
  const consensus = rounded(sum / total);
  if (consensus === 0) return "tie";
  const chosen = consensus < 0 ? head.first : head.second;
  const rejected = consensus < 0 ? head.second : head.first;
  const unfit = unfitFor(record.responses[chosen], record.responses[rejected]);
  if (unfit) return unfit;
  const weight = rounded(total / votes.length);
  return { record, chosen, rejected, consensus, margin: Math.abs(consensus), weight, votes };
}

function unfitFor(chosen: ResponseRecord | undefined, rejected: ResponseRecord | undefined): NoPairReason | null {
  const one = plainText(chosen);
  const other = plainText(rejected);
  if (one === "" || other === "") return "empty-response";
  return one === other ? "identical-responses" : null;
}

function plainText(response: ResponseRecord | undefined): string {
  if (!response) return "";
  return typeof response.text === "string"
    ? response.text.trim()
    : response.text
        .map(({ content }) => content)
        .join("\n")
        .trim();
}

/** Six decimals: beyond what a 32-bit weight holds, so that a sum's order of rounding never shows in the bytes. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0;
}
