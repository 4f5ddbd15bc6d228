/** What to know of a checked file beside its metrics: what contradicts, what is pooled, what is missing. */
import { estimateText, unitsText } from "#app/domain/figure.ts";
import { type BatchView, GoldVerdict } from "#app/metrics/batch-view.ts";
import { isOfFewPrompts } from "#app/metrics/cluster-keys.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { oddNotes } from "./odd-notes.ts";

export interface CheckedFile {
  view: BatchView;
  gold: Outcome | undefined;
  mixedScales: boolean;
  /** Whether the layout keeps the order in which responses were shown. */
  orderKnown: boolean;
  /** UTC milliseconds. */
  now: number;
}

/** Annotators err, but not two times in three: gold accuracy this low means that labels or gold are read upside down. */
const CONTRADICTION = 0.35;
/** Sentences, most serious first. */
export function checkNotes({ view, gold, mixedScales, orderKnown, now }: CheckedFile): string[] {
  const notes: string[] = [];
  if (gold?.kind === "estimate" && gold.high < CONTRADICTION && isOpposed(view)) {
    const { n, nUnit } = gold;
    const share = `gold accuracy is ${estimateText(gold, "share")}, n ${unitsText(n, nUnit)}`;
    notes.push(`Gold answers contradict the labels: ${share}; check the label direction.`);
  }
  notes.push(...oddNotes(view, { at: now, called: "now" }));
  if (mixedScales) notes.push("The delivery mixes label scales; ordinal metrics do not pool them.");
  if (isOfFewPrompts(view.items))
    notes.push(
      "The items share fewer than 12 prompts; the intervals take these prompts as given and pairs as independent.",
    );
  if (!orderKnown) notes.push("The layout does not keep the display order; position bias is not computable.");
  return notes;
}

/** Most wrong answers take a side: ties miss the gold answer as well, and turning the scale round would change nothing. */
function isOpposed({ judgments }: BatchView): boolean {
  let wrong = 0;
  let sided = 0;
  for (let row = 0; row < judgments.n; row += 1) {
    if (judgments.goldVerdict[row] !== GoldVerdict.WRONG) continue;
    wrong += 1;
    if (Math.abs(judgments.strength[row] as number) > 0) sided += 1;
  }
  return sided * 2 > wrong;
}
