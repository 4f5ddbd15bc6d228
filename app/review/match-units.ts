/** Which judgments a slice holds by the comparisons, or rankings, that several annotators share: what tables of agreement count. */
import { JUDGMENT_KINDS } from "#app/domain/strength.ts";
import type { LabelKind } from "#app/metrics/agreement/label-kinds.ts";
import { eachRankedItem, FEWEST_RANKED } from "#app/metrics/agreement/rankings.ts";
import { eachRetest, type RetestKind, retestKinds } from "#app/metrics/agreement/retests.ts";
import { unitLabels } from "#app/metrics/agreement/unit-table.ts";
import { eachUnit, type Unit } from "#app/metrics/agreement/units.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { wordsOfItems } from "#app/metrics/drift/difficulty-levels.ts";
import type { RowTest } from "./match-mark.ts";

const EQUAL = 1e-9;

/** The label of each annotator that counts, where two or more gave one. @param name keeps those of one label */
export function sharedLabelTest(view: BatchView, kind: LabelKind, name?: string): RowTest {
  const wanted = name === undefined ? null : (unitLabels(view, kind)?.names.indexOf(name) ?? -1);
  return rowsOfUnits(view, kind, (unit, rater) => wanted === null || unit.label[rater] === wanted);
}

/** On comparisons with two labels of the scale so many steps apart. */
export function pointsApartTest(view: BatchView, points: number): RowTest {
  return rowsOfUnits(view, "category", ({ label, raters }) => {
    const own = label.subarray(0, raters);
    return own.some((one, at) => own.subarray(at + 1).some((other) => Math.abs(one - other) === points));
  });
}

/** On comparisons of whose pairs of annotators a share over `over` and up to `atMost` took different sides. */
export function disagreementTest(view: BatchView, over = -1, atMost = 1): RowTest {
  return rowsOfUnits(view, "decided", (unit) => {
    const share = disagreementOf(unit);
    return share > over + EQUAL && share <= atMost + EQUAL;
  });
}

/** On items of which exactly so many named annotators ranked or rated three responses or more in full. */
export function rankedByTest(view: BatchView, raters: number): RowTest {
  const held = new Uint8Array(view.items.n);
  eachRankedItem(
    view,
    ["ranking", "rating"],
    ({ item, responses, annotators }) => {
      if (responses >= FEWEST_RANKED && annotators.length === raters) held[item] = 1;
    },
    () => {},
  );
  return (row) => held[view.judgments.item[row] as number] === 1;
}

/** Ratings that count, by annotators of whom exactly so many rated all responses of the item. */
export function ratedByTest(view: BatchView, raters: number): RowTest {
  const { judgments, weight } = view;
  const rating = JUDGMENT_KINDS.indexOf("rating");
  const annotatorsOf = new Map<number, readonly number[]>();
  eachRankedItem(
    view,
    ["rating"],
    ({ item, annotators }) => {
      if (annotators.length === raters) annotatorsOf.set(item, annotators);
    },
    () => {},
  );
  return (row) =>
    judgments.kind[row] === rating &&
    (weight[row] as number) > 0 &&
    annotatorsOf.get(judgments.item[row] as number)?.includes(judgments.annotator[row] as number) === true;
}

/** Answers of an annotator to two responses that he answered again, in one way or another. */
export function retestTest(view: BatchView, kind: RetestKind): RowTest {
  const held = new Uint8Array(view.judgments.n);
  eachRetest(
    view,
    (answers) => {
      for (const [at, one] of answers.entries())
        for (const other of answers.slice(at + 1))
          if (retestKinds(one, other).includes(kind)) for (const { row } of [one, other]) held[row] = 1;
    },
    () => {},
  );
  return (row) => held[row] === 1;
}

/** On prompts of so many words. */
export function wordsTest(view: BatchView, least = 0, most = Number.POSITIVE_INFINITY): RowTest {
  const words = wordsOfItems(view);
  return (row) => {
    const own = words[view.judgments.item[row] as number] as number;
    return own >= least && own <= most;
  };
}

function rowsOfUnits(view: BatchView, kind: LabelKind, holds: (unit: Unit, rater: number) => boolean): RowTest {
  const labels = unitLabels(view, kind);
  if (!labels) return () => false;
  const held = new Uint8Array(view.judgments.n);
  eachUnit(
    view,
    (row) => labels.of(row),
    (unit) => {
      for (let rater = 0; rater < unit.raters; rater += 1) if (holds(unit, rater)) held[unit.row[rater] as number] = 1;
    },
  );
  return (row) => held[row] === 1;
}

/** A pair weighs the product of its judgments' weights, as in the table of units. */
function disagreementOf({ label, weight, raters }: Unit): number {
  let [apart, all] = [0, 0];
  for (let a = 0; a < raters; a += 1)
    for (let b = a + 1; b < raters; b += 1) {
      const pair = (weight[a] as number) * (weight[b] as number);
      all += pair;
      if (label[a] !== label[b]) apart += pair;
    }
  return apart / all;
}
