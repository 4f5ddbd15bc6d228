/**
 * Labels against gold answers, by direction only. Annotators err, but not three times in four: agreement that low means
 * that the label scale, or the gold column, is read the wrong way round.
 */
import { goldStrength, normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import type { ColumnMapping } from "./column-mapping.ts";

export interface DirectionAgainstGold {
  /** Labels that prefer the response the gold answer prefers, and the other one. Ties count on neither side. */
  agree: number;
  disagree: number;
  /** A sentence, when the labels contradict the gold answers so clearly that the direction is the likely cause. */
  warning: string | null;
}

const ENOUGH_GOLD = 20;
const CONTRADICTION = 0.35;

/** null when no label and gold answer both prefer a response. */
export function directionAgainstGold(
  items: readonly ItemRecord[],
  mapping: ColumnMapping,
): DirectionAgainstGold | null {
  let agree = 0;
  let disagree = 0;
  for (const item of items) {
    const gold = item.gold ? Math.sign(goldStrength(item.gold)) : 0;
    if (gold !== 1 && gold !== -1) continue;
    for (const judgment of item.judgments) {
      const sign = Math.sign(normaliseJudgment(judgment, item.responses.length)[0]?.strength ?? 0);
      if (sign === gold) agree += 1;
      else if (sign === -gold) disagree += 1;
    }
  }
  const n = agree + disagree;
  if (n === 0) return null;
  const contradicts = n >= ENOUGH_GOLD && agree / n < CONTRADICTION;
  return { agree, disagree, warning: contradicts ? contradiction(agree, n, mapping) : null };
}

const CURE = {
  likert: "flip firstIs",
  strength: "flip negativeIs",
  choice: "exchange the values of first and second",
};

function contradiction(agree: number, n: number, { gold, label }: ColumnMapping): string {
  const share = Math.round((100 * agree) / n);
  const found = `Only ${agree} of ${n} labels (${share} %) agree with the gold answers.`;
  const cure = CURE[label.scale.kind];
  if (gold?.scale) return `${found} The scale is probably read the wrong way round: ${cure} of the label.`;
  return `${found} The two columns probably run in opposite directions: give gold its own scale and ${cure} of one of them.`;
}
