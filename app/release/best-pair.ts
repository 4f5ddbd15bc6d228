/** One pair of a ranking, rating or choice of more than two responses. */
import type { ItemRecord } from "#app/domain/record.ts";
import { drawOf } from "./draw.ts";
import { pairOf } from "./pair-of.ts";
import { rounded } from "./rounded.ts";
import type { NoPairReason, PairOptions, TrainingPair } from "./training-pair.ts";
import { byResponses, type WeighedRow } from "./weighed-rows.ts";

/**
 * The best response against one that it beats. The best one wins by most over all its comparisons; against whom it is
 * written is decided by the comparison of these two alone, so that no pair contradicts its own judgments.
 */
export function bestPair(record: ItemRecord, rows: WeighedRow[], options: PairOptions): TrainingPair | NoPairReason {
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
