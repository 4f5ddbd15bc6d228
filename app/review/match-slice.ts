/** Which judgments of a batch a slice holds. */
import { parseInstant } from "#app/domain/instant.ts";
import { type BatchView, ItemFlag, Tie } from "#app/metrics/batch-view.ts";
import { lengthRatio } from "#app/metrics/bias/length-ratio.ts";
import { meanChars } from "#app/metrics/bias/mean-chars.ts";
import { daysOf, dayText } from "#app/metrics/drift/sub-lots.ts";
import { bitsOfRules } from "#app/metrics/integrity/contamination-rules.ts";
import { promptOf } from "#app/metrics/integrity/prompt-sizes.ts";
import { Side } from "#app/metrics/rows.ts";
import { agreedTest, detectedTest, metTest, ratersTest, sureTest } from "./match-behind.ts";
import { differenceTest, longerBy, meetingTest, memberOf, modelTest } from "./match-compared.ts";
import { isOfJudgment, markTest, type RowTest } from "./match-mark.ts";
import { leakTest, modelSetTest, refusedTest, responseLengthTest, writtenTest } from "./match-responses.ts";
import {
  disagreementTest,
  pointsApartTest,
  rankedByTest,
  ratedByTest,
  retestTest,
  sharedLabelTest,
  wordsTest,
} from "./match-units.ts";
import type { Slice } from "./slice.ts";

/** Strengths are stored in 32 bits: 2/3 must be at least 0.6667 as well as at most it. */
const TOLERANCE = 1e-4;

/** 1 for each row of `view.judgments` in the slice, else 0. Weights and masks of the view play no part. */
export function matchSlice(view: BatchView, slice: Slice): Uint8Array {
  const { judgments } = view;
  const mask = new Uint8Array(judgments.n).fill(1);
  for (const test of testsOf(view, slice)) {
    for (let row = 0; row < judgments.n; row += 1) if (mask[row] === 1 && !test(row)) mask[row] = 0;
  }
  return mask;
}

/** What a slice may ask of an item alone; its marks may be of items too. */
const OF_ITEMS: ReadonlySet<string> = new Set<keyof Slice>([
  ...(["domains", "languages", "turnAtLeast", "turnAtMost", "gold", "leaks", "writtenBy", "refusedBy"] as const),
  ...(["modelSet", "responseAtLeast", "responseAtMost", "detected", "marks", "contamination", "cluster"] as const),
  ...(["prompt", "copies", "promptAtLeast", "promptAtMost", "records"] as const),
]);

/** Items that nobody judged, ascending, of which all of the slice holds: none where it asks anything of a judgment. */
export function matchUnjudged(view: BatchView, slice: Slice): Uint32Array {
  const { items, judgments } = view;
  const isOfItems = Object.keys(slice).every((field) => OF_ITEMS.has(field)) && !(slice.marks ?? []).some(isOfJudgment);
  const unjudged = isOfItems
    ? Uint32Array.from(items.firstJudgment.keys()).filter(
        (item) => item < items.n && items.firstJudgment[item] === items.firstJudgment[item + 1],
      )
    : new Uint32Array();
  if (unjudged.length === 0) return unjudged;
  // Tests are of rows: each such item has one beyond the last, of which nothing but its item is asked.
  const item = new Uint32Array(judgments.n + unjudged.length);
  item.set(judgments.item);
  item.set(unjudged, judgments.n);
  const tests = testsOf({ ...view, judgments: { ...judgments, item } }, slice);
  return unjudged.filter((_, i) => tests.every((test) => test(judgments.n + i)));
}

function testsOf(view: BatchView, slice: Slice): RowTest[] {
  const { items, judgments, names } = view;
  const itemOf = (row: number) => judgments.item[row] as number;
  const tests: RowTest[] = [];
  const { annotators, domains, languages, models, side, gold, longerWins } = slice;
  if (annotators) tests.push(oneOf(judgments.annotator, names.annotators, annotators, (row) => row));
  if (slice.sharedWith) tests.push(sharedTest(view, slice.sharedWith));
  if (slice.metBy) tests.push(metTest(view, slice.metBy));
  if (domains) tests.push(oneOf(items.domain, names.domains, domains, itemOf));
  if (languages) tests.push(oneOf(items.language, names.languages, languages, itemOf));
  if (models && !slice.against) tests.push(modelTest(view, models));
  if (slice.against) tests.push(meetingTest(view, models ?? names.models, slice.against));
  if (slice.turnAtLeast !== undefined || slice.turnAtMost !== undefined) {
    const { turnAtLeast = 1, turnAtMost = Number.POSITIVE_INFINITY } = slice;
    tests.push((row) => within(items.turn[itemOf(row)] as number, turnAtLeast, turnAtMost));
  }
  if (slice.strengthAtLeast !== undefined || slice.strengthAtMost !== undefined) {
    const { strengthAtLeast = 0, strengthAtMost = 1 } = slice;
    const least = strengthAtLeast - TOLERANCE;
    const most = strengthAtMost + TOLERANCE;
    // A strength of NaN is within no range.
    tests.push((row) => within(Math.abs(judgments.strength[row] as number), least, most));
  }
  if (side === "first") tests.push((row) => (judgments.strength[row] as number) < 0);
  if (side === "second") tests.push((row) => (judgments.strength[row] as number) > 0);
  if (side === "tie") tests.push((row) => judgments.tie[row] === Tie.TIE);
  if (side === "both_good") tests.push((row) => judgments.tie[row] === Tie.BOTH_GOOD);
  if (side === "skip") tests.push((row) => judgments.tie[row] === Tie.SKIP);
  if (side === "both_bad") tests.push((row) => judgments.tie[row] === Tie.BOTH_BAD);
  if (gold !== undefined) tests.push((row) => (((items.flags[itemOf(row)] as number) & ItemFlag.GOLD) !== 0) === gold);
  if (slice.answeredBy !== undefined) tests.push(ratersTest(view, slice.answeredBy, (one) => one !== Side.NONE));
  if (slice.decidedBy !== undefined)
    tests.push(ratersTest(view, slice.decidedBy, (one) => one !== Side.NONE && one !== Side.TIE));
  if (slice.shared) tests.push(sharedLabelTest(view, slice.shared, slice.sharedLabel));
  if (slice.pointsApart !== undefined) tests.push(pointsApartTest(view, slice.pointsApart));
  if (slice.disagreeOver !== undefined || slice.disagreeAtMost !== undefined)
    tests.push(disagreementTest(view, slice.disagreeOver, slice.disagreeAtMost));
  if (slice.rankedBy !== undefined) tests.push(rankedByTest(view, slice.rankedBy));
  if (slice.ratedBy !== undefined) tests.push(ratedByTest(view, slice.ratedBy));
  if (slice.retest) tests.push(retestTest(view, slice.retest));
  if (slice.wordsAtLeast !== undefined || slice.wordsAtMost !== undefined)
    tests.push(wordsTest(view, slice.wordsAtLeast, slice.wordsAtMost));
  if (slice.agreed) tests.push(agreedTest(view, slice.agreed));
  if (slice.writtenBy) tests.push(writtenTest(view, slice.writtenBy));
  if (slice.refusedBy) tests.push(refusedTest(view, slice.refusedBy));
  if (slice.leaks) tests.push(leakTest(view, slice.leaks));
  if (slice.modelSet) tests.push(modelSetTest(view, slice.modelSet));
  if (slice.responseAtLeast !== undefined || slice.responseAtMost !== undefined)
    tests.push(responseLengthTest(view, slice.responseAtLeast, slice.responseAtMost));
  if (slice.detected) tests.push(detectedTest(view, slice.detected));
  if (slice.sureAtLeast !== undefined || slice.sureBelow !== undefined)
    tests.push(sureTest(view, slice.sureAtLeast ?? 0, slice.sureBelow ?? 2));
  if (slice.days) {
    const wanted = new Set(slice.days);
    const { days, ofRow } = daysOf(view);
    const member = Uint8Array.from(days, (day) => (wanted.has(dayText(day)) ? 1 : 0));
    tests.push((row) => member[ofRow[row] as number] === 1);
  }
  if (slice.madeFrom !== undefined || slice.madeBefore !== undefined) {
    const from = slice.madeFrom === undefined ? Number.NEGATIVE_INFINITY : parseInstant(slice.madeFrom);
    const before = slice.madeBefore === undefined ? Number.POSITIVE_INFINITY : parseInstant(slice.madeBefore);
    // A judgment without a time was made at no known one.
    tests.push((row) => (judgments.at[row] as number) >= from && (judgments.at[row] as number) < before);
  }
  if (slice.charsAtLeast !== undefined || slice.charsAtMost !== undefined) {
    const { charsAtLeast = 0, charsAtMost = Number.POSITIVE_INFINITY } = slice;
    tests.push((row) => within(meanChars(view, row), charsAtLeast, charsAtMost));
  }
  if (longerWins !== undefined)
    tests.push((row) => (longerBy(view, row) > 0 ? longerWins : longerBy(view, row) < 0 && !longerWins));
  if (slice.differs) tests.push(differenceTest(view, slice.differs, slice.prefers));
  if (slice.repeat !== undefined) tests.push((row) => (judgments.repeat?.[row] === 1) === slice.repeat);
  if (slice.prompt !== undefined) tests.push((row) => promptOf(view, itemOf(row)) === slice.prompt);
  if (slice.copies !== undefined) {
    const copies = copiesOf(view);
    tests.push((row) => copies(itemOf(row)) === slice.copies);
  }
  if (slice.marks) tests.push(markTest(view, slice.marks));
  if (slice.contamination) {
    const bits = bitsOfRules(slice.contamination);
    tests.push((row) => ((items.contamination[itemOf(row)] as number) & bits) !== 0);
  }
  if (slice.cluster !== undefined) tests.push((row) => items.nearItem[itemOf(row)] === slice.cluster);
  if (slice.promptAtLeast !== undefined || slice.promptAtMost !== undefined) {
    const { promptAtLeast = 0, promptAtMost = Number.POSITIVE_INFINITY } = slice;
    tests.push((row) => within(items.promptChars[itemOf(row)] as number, promptAtLeast, promptAtMost));
  }
  if (slice.ratioAtLeast !== undefined || slice.ratioAtMost !== undefined) {
    const { ratioAtLeast = 1, ratioAtMost = Number.POSITIVE_INFINITY } = slice;
    tests.push((row) => within(lengthRatio(view, row), ratioAtLeast, ratioAtMost));
  }
  if (slice.records) tests.push(recordTest(view, slice.records));
  return tests;
}

function recordTest(view: BatchView, records: readonly string[]): RowTest {
  const member = new Uint8Array(view.items.n);
  for (const item of itemsOfRecords(view, records)) member[item] = 1;
  return (row) => member[view.judgments.item[row] as number] === 1;
}

/** Items of the view, ascending; records of deliveries that are not part of it are left out. */
export function itemsOfRecords({ deliveries = [] }: BatchView, records: readonly string[]): number[] {
  const starts = new Map<number, { from: number; items: number }>();
  let from = 0;
  for (const { id, items } of deliveries) {
    starts.set(id, { from, items });
    from += items;
  }
  const found = new Set<number>();
  for (const record of records) {
    const [delivery, n] = record.split("/").map(Number) as [number, number];
    const part = starts.get(delivery);
    if (part && n < part.items) found.add(part.from + n);
  }
  return [...found].sort((a, b) => a - b);
}

function oneOf(
  column: Uint32Array | Uint16Array,
  names: readonly string[],
  wanted: readonly string[],
  place: (row: number) => number,
): RowTest {
  const member = memberOf(names, wanted);
  return (row) => member[column[place(row)] as number] === 1;
}

/** Items with a judgment of one of these annotators. */
function sharedTest({ items, judgments, names }: BatchView, annotators: readonly string[]): RowTest {
  const member = memberOf(names.annotators, annotators);
  const judged = new Uint8Array(items.n);
  for (let row = 0; row < judgments.n; row += 1)
    if (member[judgments.annotator[row] as number] === 1) judged[judgments.item[row] as number] = 1;
  return (row) => judged[judgments.item[row] as number] === 1;
}

/** Items of the view with the same prompt and responses, the item itself among them. */
function copiesOf({ items }: BatchView): (item: number) => number {
  const copies = new Map<number, number>();
  for (const key of items.pairKey) copies.set(key, (copies.get(key) ?? 0) + 1);
  return (item) => copies.get(items.pairKey[item] as number) ?? 0;
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
