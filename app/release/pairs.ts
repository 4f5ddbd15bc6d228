/** From a record and the weights its judgments were given to the pairs a trainer reads. */
import { type Comparison, normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { drawOf } from "./draw.ts";
import { rounded } from "./rounded.ts";
import { singlesOf } from "./singles.ts";
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

/**
 * The best response against one that it beats. The best one wins by most over all its comparisons; against whom it is
 * written is decided by the comparison of these two alone, so that no pair contradicts its own judgments.
 */
function bestPair(record: ItemRecord, rows: WeighedRow[], options: PairOptions): TrainingPair | NoPairReason {
  const found = byResponses(rows).map((group) => pairOf(record, group, options));
  const pairs = found.filter((one): one is TrainingPair => typeof one !== "string" && one.margin > 0);
  if (pairs.length === 0) {
    const reasons = found.filter((one) => typeof one === "string");
    return reasons.includes("tie") ? "tie" : (reasons[0] ?? "tie");
  }
  const score = new Array<number>(record.responses.length).fill(0);
  for (const { chosen, rejected, margin } of pairs) {
    score[chosen] = (score[chosen] ?? 0) + margin;
    score[rejected] = (score[rejected] ?? 0) - margin;
  }
  // Even scores are told apart by the draw, not by who was shown first.
  const draw = (response: number) => drawOf(options.seed, "pairing", record.id, response);
  const order = score.map((_, response) => response).sort((a, b) => places(score, b, a) || draw(a) - draw(b));
  const beaten = pairs.filter(({ chosen }) => chosen === order[0]);
  if (options.pairing === "best-random") beaten.sort((a, b) => draw(a.rejected) - draw(b.rejected));
  else beaten.sort((a, b) => order.indexOf(b.rejected) - order.indexOf(a.rejected));
  return beaten[0] ?? "tie";
}

function places(score: readonly number[], a: number, b: number): number {
  return rounded((score[a] ?? 0) - (score[b] ?? 0));
}

export interface WeighedRow extends Comparison {
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

function byJudgment(rows: WeighedRow[]): WeighedRow[][] {
  const groups: WeighedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.judgment === row.judgment) last.push(row);
    else groups.push([row]);
  }
  return groups;
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

function pairOf(record: ItemRecord, rows: readonly WeighedRow[], { ties }: PairOptions): TrainingPair | NoPairReason {
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
  if (consensus === 0 && ties === "drop") return "tie";
  const chosen = consensus <= 0 ? head.first : head.second;
  const rejected = consensus <= 0 ? head.second : head.first;
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
