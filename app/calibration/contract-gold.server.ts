/** Deliveries against the contract's own gold: later weeks that hold a pair on which two researchers agreed. */
import { classOf } from "#app/domain/key-match.ts";
import { TIE_KINDS } from "#app/domain/strength.ts";
import { type BatchView, NONE_U8, NONE_U32 } from "#app/metrics/batch-view.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { type GoldItemRow, goldOfContract } from "#db/gold.server.ts";
import type { KeyedAnswer } from "./effect.ts";

export interface GoldWeek {
  batchId: string;
  week: number;
  /** Gold pairs found in it. */
  pairs: number;
  answers: KeyedAnswer[];
}

type Gold = Pick<GoldItemRow, "pairKey" | "firstKey" | "keyStrength" | "keyTie">;

/**
 * Gold that came from a week is not asked of that week: it was chosen because people disagreed there, so accuracy on it
 * would be too low. Weeks without a pair are left out.
 */
export async function weeksOnContractGold(tools: ReviewTools, contractId: string): Promise<GoldWeek[]> {
  const gold = (await goldOfContract(tools.db, contractId)).filter(({ retirement }) => retirement === null);
  if (gold.length === 0) return [];
  const weeks: GoldWeek[] = [];
  for (const { id: batchId, week } of await batchesOf(tools.db, contractId)) {
    const deliveries = await activeDeliveries(tools.db, batchId);
    const asked = gold.filter(({ adjudication }) => adjudication.batchId !== batchId);
    if (deliveries.length === 0 || asked.length === 0) continue;
    const found = answersToGold(await tools.views.of(deliveries), asked);
    if (found.pairs > 0) weeks.push({ batchId, week, ...found });
  }
  return weeks;
}

/** By side, what each annotator answered first; a pair shown in the other order is turned round. */
export function answersToGold(view: BatchView, gold: readonly Gold[]): { pairs: number; answers: KeyedAnswer[] } {
  const { items, responses, judgments, names, weight } = view;
  const byPair = new Map(gold.map((one) => [one.pairKey, one]));
  const answers: KeyedAnswer[] = [];
  let pairs = 0;
  for (let item = 0; item < items.n; item += 1) {
    const pair = items.pairKey[item] as number;
    const key = byPair.get(pair);
    if (!key) continue;
    pairs += 1;
    const turned = responses.key[items.firstResponse[item] as number] !== key.firstKey;
    const right = classOf({ strength: key.keyStrength, tie: key.keyTie });
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      const annotator = judgments.annotator[row] as number;
      const strength = judgments.strength[row] as number;
      const tie = TIE_KINDS[judgments.tie[row] as number] ?? "none";
      if (!((weight[row] as number) > 0) || annotator === NONE_U32 || judgments.second[row] === NONE_U8) continue;
      const side = Number.isNaN(strength) ? null : turned && strength !== 0 ? -strength : strength;
      const given = classOf({ strength: side, tie });
      if (given !== "skip")
        answers.push({ annotator: names.annotators[annotator] ?? "", pair, right: given === right });
    }
  }
  return { pairs, answers };
}
