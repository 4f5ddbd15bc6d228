/** Which judgments have a mark. */
import { LANGUAGES, primaryTag } from "#app/domain/languages.ts";
import {
  type BatchView,
  CopyOf,
  GoldVerdict,
  ItemFlag,
  ItemMark,
  ResponseFlag,
  ResponseMark,
} from "#app/metrics/batch-view.ts";
import { DECIDING_RULES } from "#app/metrics/integrity/contamination-rules.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import type { Mark } from "./marks.ts";

export type RowTest = (row: number) => boolean;

/** True for a judgment with any of the marks. */
export function markTest(view: BatchView, marks: readonly Mark[]): RowTest {
  const tests = marks.map((mark) => TESTS[mark](view));
  return (row) => tests.some((test) => test(row));
}

const TESTS: Record<Mark, (view: BatchView) => RowTest> = {
  gold_wrong:
    ({ judgments }) =>
    (row) =>
      judgments.goldVerdict[row] === GoldVerdict.WRONG,
  gold_right:
    ({ judgments }) =>
    (row) =>
      judgments.goldVerdict[row] === GoldVerdict.RIGHT,
  repeat:
    ({ judgments }) =>
    (row) =>
      judgments.repeat?.[row] === 1,
  disagreement: contradicted,
  duplicate: (view) => onItems(view, repeatedPairs(view)),
  near_duplicate: (view) => onItems(view, (item) => view.items.nearItem[item] !== 0),
  copy_of_earlier: (view) => onItems(view, copied(view, CopyOf.EARLIER)),
  near_copy_of_earlier: (view) => onItems(view, copied(view, CopyOf.NEARLY_EARLIER)),
  copy_elsewhere: (view) => onItems(view, copied(view, CopyOf.ELSEWHERE)),
  near_copy_elsewhere: (view) => onItems(view, copied(view, CopyOf.NEARLY_ELSEWHERE)),
  contaminated: (view) => onItems(view, (item) => ((view.items.contamination[item] as number) & DECIDING_RULES) !== 0),
  pii: (view) => marked(view, ItemMark.PII, ResponseMark.PII),
  secret: (view) => marked(view, ItemMark.SECRET, ResponseMark.SECRET),
  violated: (view) => marked(view, 0, ResponseMark.VIOLATED | ResponseMark.VENDOR_VIOLATED),
  language_mismatch: (view) => onItems(view, inAnotherLanguage(view)),
  refusal: (view) => onItems(view, flagged(view, ResponseFlag.REFUSAL)),
  apology: (view) => onItems(view, flagged(view, ResponseFlag.APOLOGY)),
  identity_leak: (view) => onItems(view, flagged(view, ResponseFlag.IDENTITY_LEAK)),
  broken: (view) => {
    const bad = flagged(view, ResponseFlag.EMPTY | ResponseFlag.ERROR_TEXT | ResponseFlag.TRUNCATED);
    const same = ItemFlag.IDENTICAL_RESPONSES;
    return onItems(view, (item) => bad(item) || ((view.items.flags[item] as number) & same) !== 0);
  },
};

type ItemTest = (item: number) => boolean;

function onItems({ judgments }: BatchView, test: ItemTest): RowTest {
  return (row) => test(judgments.item[row] as number);
}

function marked(view: BatchView, ofItem: number, ofResponse: number): RowTest {
  const inResponses = anyResponse(view, (at) => ((view.responses.marks[at] as number) & ofResponse) !== 0);
  return onItems(view, (item) => ((view.items.marks[item] as number) & ofItem) !== 0 || inResponses(item));
}

function copied({ items }: BatchView, bit: number): ItemTest {
  return (item) => ((items.copied[item] as number) & bit) !== 0;
}

function flagged(view: BatchView, bits: number): ItemTest {
  return anyResponse(view, (at) => ((view.responses.flags[at] as number) & bits) !== 0);
}

function anyResponse({ items }: BatchView, test: (response: number) => boolean): ItemTest {
  return (item) => {
    const end = items.firstResponse[item + 1] as number;
    for (let at = items.firstResponse[item] as number; at < end; at += 1) if (test(at)) return true;
    return false;
  };
}

function repeatedPairs({ items }: BatchView): ItemTest {
  const copies = new Map<number, number>();
  for (const key of items.pairKey) copies.set(key, (copies.get(key) ?? 0) + 1);
  return (item) => (copies.get(items.pairKey[item] as number) ?? 0) > 1;
}

/** The prompt, or a response, was detected to be in another language than the record names. */
function inAnotherLanguage(view: BatchView): ItemTest {
  const { items, responses, names } = view;
  const place = new Map<string, number>(LANGUAGES.map((tag, at) => [tag, at]));
  const named = names.languages.map((tag) => place.get(primaryTag(tag)) ?? 0);
  return (item) => {
    const expected = named[items.language[item] as number] ?? 0;
    const differs = (found: number) => found !== 0 && found !== expected;
    if (expected === 0) return false;
    return (
      differs(items.promptLanguage[item] as number) ||
      anyResponse(view, (at) => differs(responses.language[at] as number))(item)
    );
  };
}

/** Another annotator took another side (or a tie) in the same comparison. */
function contradicted(view: BatchView): RowTest {
  const { items, judgments } = view;
  return (row) => {
    const side = sideOf(view, row);
    if (side === Side.NONE) return false;
    const item = judgments.item[row] as number;
    const end = items.firstJudgment[item + 1] as number;
    for (let other = items.firstJudgment[item] as number; other < end; other += 1) {
      const same = judgments.first[other] === judgments.first[row] && judgments.second[other] === judgments.second[row];
      if (!same || judgments.annotator[other] === judgments.annotator[row]) continue;
      const theirs = sideOf(view, other);
      if (theirs !== Side.NONE && theirs !== side) return true;
    }
    return false;
  };
}
