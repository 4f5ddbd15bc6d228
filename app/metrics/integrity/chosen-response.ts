/** The response that the judgments of an item prefer, taken together. */
import { type BatchView, NONE_U8 } from "../batch-view.ts";

/** Position of the response with the greatest sum of signed, weighted strengths; -1 when none stands out. */
export function chosenResponse({ items, judgments, weight }: BatchView, item: number): number {
  const responses = (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number);
  const sums = new Float64Array(responses);
  const end = items.firstJudgment[item + 1] as number;
  for (let row = items.firstJudgment[item] as number; row < end; row += 1) {
    const strength = (judgments.strength[row] as number) * (weight[row] as number);
    const first = judgments.first[row] as number;
    const second = judgments.second[row] as number;
    if (!Number.isFinite(strength) || second === NONE_U8 || first >= responses || second >= responses) continue;
    sums[first] = (sums[first] as number) - strength;
    sums[second] = (sums[second] as number) + strength;
  }
  let best = -1;
  for (let r = 0; r < responses; r += 1)
    if ((sums[r] as number) > 0 && (best < 0 || (sums[r] as number) > (sums[best] as number))) best = r;
  // Equal sums in another order of rows may differ by a hair.
  for (let r = 0; r < responses; r += 1)
    if (best >= 0 && r !== best && (sums[best] as number) - (sums[r] as number) < 1e-9) return -1;
  return best;
}
