/** Which items of a batch people disagree about, most informative first: what is worth two researchers' time. */
import { annotatorTable } from "../annotators/annotator-table.ts";
import { type BatchView, GoldVerdict, ItemFlag, NONE_U32 } from "../batch-view.ts";
import { Side, sideOf } from "../rows.ts";

export interface ContestedItem {
  /** Index in the view. */
  item: number;
  /** Judgments for first, tie and second, as they are. */
  counts: [number, number, number];
  judgments: number;
  /** Entropy in bits of the three sides, each judgment weighing as much as its annotator's skill. */
  entropy: number;
  /** Skill-weighted share of the judgments against the gold answer; null when the item is not gold. */
  againstGold: number | null;
  /** (entropy + againstGold) × mean skill of those who judged: between 0 and log2(3) + 1. */
  score: number;
}

/** Prior of an annotator's accuracy: nobody is taken as skilled, or as careless, from a handful of rows. */
const PRIOR = { right: 8, wrong: 2 };
const LEAST_SKILL = 0.05;

/**
 * Items with disagreement among their judgments, or between them and gold. A judgment weighs 2a - 1, a being the
 * annotator's accuracy on gold, or else agreement with the others, shrunken to 0.8 by ten rows: two careful people who
 * disagree make an item informative, a careless one beside them hardly does. Ties in score: more judgments first.
 */
export function contestedItems(view: BatchView): ContestedItem[] {
  const { items, judgments, keepItem } = view;
  const skill = skillOf(view);
  const found: ContestedItem[] = [];
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] !== 1) continue;
    const counts: [number, number, number] = [0, 0, 0];
    const weights: [number, number, number] = [0, 0, 0];
    let against = 0;
    const end = items.firstJudgment[item + 1] as number;
    for (let row = items.firstJudgment[item] as number; row < end; row += 1) {
      const side = sideOf(view, row);
      if (!((view.weight[row] as number) > 0) || side === Side.NONE) continue;
      const annotator = judgments.annotator[row] as number;
      const weight = annotator === NONE_U32 ? 0.5 : (skill[annotator] as number);
      counts[side as 0 | 1 | 2] += 1;
      weights[side as 0 | 1 | 2] += weight;
      if (judgments.goldVerdict[row] === GoldVerdict.WRONG) against += weight;
    }
    const total = weights[0] + weights[1] + weights[2];
    if (total === 0) continue;
    const entropy = entropyOf(weights, total);
    const isGold = ((items.flags[item] as number) & ItemFlag.GOLD) !== 0;
    const againstGold = isGold ? against / total : null;
    const count = counts[0] + counts[1] + counts[2];
    const score = (entropy + (againstGold ?? 0)) * (total / count);
    if (score > 0) found.push({ item, counts, judgments: count, entropy, againstGold, score });
  }
  return found.sort((a, b) => b.score - a.score || b.judgments - a.judgments || a.item - b.item);
}

function skillOf(view: BatchView): Float64Array {
  const skill = new Float64Array(view.names.annotators.length).fill(0.6);
  for (const { annotator, gold, agreement } of annotatorTable(view)) {
    const known = gold ?? agreement;
    const right = (known ? known.value * known.n : 0) + PRIOR.right;
    const accuracy = right / ((known?.n ?? 0) + PRIOR.right + PRIOR.wrong);
    skill[annotator] = Math.max(LEAST_SKILL, 2 * accuracy - 1);
  }
  return skill;
}

function entropyOf(weights: readonly number[], total: number): number {
  let bits = 0;
  for (const weight of weights) if (weight > 0) bits -= (weight / total) * Math.log2(weight / total);
  return Math.abs(bits);
}
