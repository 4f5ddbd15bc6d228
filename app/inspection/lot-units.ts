/** The judgments of a batch as units to draw, each in its stratum: annotator, domain and day. */
import { type BatchView, NONE_U16, NONE_U32 } from "#app/metrics/batch-view.ts";

export interface LotUnit {
  /** Item of the view. */
  item: number;
  /** Row of the view that begins the judgment. */
  row: number;
  /** Place among the judgments of the record, from 0. */
  judgment: number;
}

const DAY = 86_400_000;

/** A ranking or rating is one judgment; an annotator's second answer to the same item is none of its own. */
export function lotUnits({ items, judgments, weight }: BatchView): LotUnit[] {
  const units: LotUnit[] = [];
  for (let item = 0; item < items.n; item += 1) {
    let judgment = -1;
    const end = items.firstJudgment[item + 1] as number;
    for (let row = items.firstJudgment[item] as number; row < end; row += 1) {
      if (judgments.lead[row] !== 1) continue;
      judgment += 1;
      if (weight[row] !== 0) units.push({ item, row, judgment });
    }
  }
  return units;
}

/** @example "w-014 · code · 2026-10-06" */
export function stratumNamer({ items, judgments, names }: BatchView): (unit: LotUnit) => string {
  const days = new Map<number, string>();
  return ({ item, row }) => {
    const annotator = judgments.annotator[row] as number;
    const domain = items.domain[item] as number;
    const who = annotator === NONE_U32 ? "anonymous" : names.annotators[annotator];
    const what = domain === NONE_U16 ? "no domain" : names.domains[domain];
    return `${who} · ${what} · ${dayOf(judgments.at[row] as number, days)}`;
  };
}

function dayOf(at: number, known: Map<number, string>): string {
  if (!Number.isFinite(at)) return "no day";
  const day = Math.floor(at / DAY);
  const text = known.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10);
  known.set(day, text);
  return text;
}
