/** Which judgments a slice holds by what stands behind a row of a metric's table: gold, partners, languages, consensus. */
import { LANGUAGES, placeOfLanguage } from "#app/domain/languages.ts";
import { comparisonRows } from "#app/metrics/agreement/comparison-rows.ts";
import { eachUnit } from "#app/metrics/agreement/units.ts";
import { type BatchView, GoldVerdict, NONE_U8, NONE_U32 } from "#app/metrics/batch-view.ts";
import { annotatorSkill } from "#app/metrics/gold/annotator-skill.ts";
import { otherLanguage } from "#app/metrics/integrity/language-mismatch.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import { memberOf } from "./match-compared.ts";
import type { RowTest } from "./match-mark.ts";
import type { AGREED_SIDES } from "./slice.ts";

/** Judgments of gold items whose agreed answer is this side, or a tie. */
export function agreedTest({ items, judgments }: BatchView, agreed: (typeof AGREED_SIDES)[number]): RowTest {
  const sign = agreed === "first" ? -1 : agreed === "tie" ? 0 : 1;
  return (row) =>
    judgments.goldVerdict[row] !== GoldVerdict.NOT_GOLD &&
    Math.sign(items.goldStrength[judgments.item[row] as number] as number) === sign;
}

/** With a side or a tie, where one of these annotators gave one in the same comparison. */
export function metTest(view: BatchView, annotators: readonly string[]): RowTest {
  const { judgments, names } = view;
  const member = memberOf(names.annotators, annotators);
  const { first, next } = comparisonRows(view);
  return (row) => {
    if (sideOf(view, row) === Side.NONE) return false;
    for (let other = first[row] as number; other !== NONE_U32; other = next[other] as number) {
      if (other === row || member[judgments.annotator[other] as number] !== 1) continue;
      if (judgments.repeat?.[other] !== 1 && sideOf(view, other) !== Side.NONE) return true;
    }
    return false;
  };
}

/** On items whose first detected language that is not the one they name is one of these. */
export function detectedTest(view: BatchView, languages: readonly string[]): RowTest {
  const wanted = new Set<string>(languages);
  const stated = view.names.languages.map(placeOfLanguage);
  return (row) => {
    const item = view.judgments.item[row] as number;
    const own = stated[view.items.language[item] as number] ?? 0;
    if (own === 0) return false;
    const other = otherLanguage(view, item, (one) => one === own);
    return other > 0 && wanted.has(LANGUAGES[other] ?? "");
  };
}

/** By the consensus of the view as it weighs: decided answers to shared comparisons whose likelier side has a probability from `least` to below `most`. */
export function sureTest(view: BatchView, least: number, most: number): RowTest {
  const table = annotatorSkill(view);
  if (typeof table === "string") return () => false;
  const { judgments } = view;
  const key = (row: number) =>
    ((judgments.item[row] as number) * 256 + (judgments.first[row] as number)) * 256 +
    (judgments.second[row] as number);
  const held = new Set<number>();
  for (const [i, second] of table.second.entries()) {
    const sure = Math.max(second, 1 - second);
    if (sure >= least && sure < most) held.add(key(table.data.row[i] as number));
  }
  return (row) => {
    const side = sideOf(view, row);
    return judgments.second[row] !== NONE_U8 && (side === Side.FIRST || side === Side.SECOND) && held.has(key(row));
  };
}

/** On a comparison that exactly so many named annotators answered, the answer of each that counts. */
export function ratersTest(view: BatchView, raters: number, isAnswer: (side: number) => boolean): RowTest {
  const held = new Uint8Array(view.judgments.n);
  eachUnit(
    view,
    (row) => (isAnswer(sideOf(view, row)) ? 0 : -1),
    (unit) => {
      if (unit.raters === raters) for (const row of unit.row.subarray(0, raters)) held[row] = 1;
    },
  );
  return (row) => held[row] === 1;
}
