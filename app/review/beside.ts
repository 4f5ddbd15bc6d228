/**
 * What a list of records asks beyond the delivered columns: imported scores, gold of other weeks, copies in what others
 * delivered, what the contract agrees. No part of a slice, for all of it may come later, and what was decided on a slice must stay what it was.
 */
import { LANGUAGES } from "#app/domain/languages.ts";
import { type BatchView, NONE_U8, NONE_U16 } from "#app/metrics/batch-view.ts";
import { withContractGold } from "#app/metrics/gold/contract-gold.ts";
import { goldRight } from "#app/metrics/gold/gold-accuracy.ts";
import { isAmong } from "#app/metrics/integrity/is-among.ts";
import { languageMismatches, otherLanguage, placesOfAgreed } from "#app/metrics/integrity/language-mismatch.ts";
import type { MeasureContext, ScoreColumns } from "#app/metrics/metric.ts";
import { scoreMargin } from "#app/metrics/scores/score-comparisons.ts";
import { traitMargin } from "#app/metrics/scores/trait-strength.ts";
import type { RowTest } from "./match-mark.ts";

const PUTS = ["ahead", "level", "behind"] as const;
const GOLD_USES = ["before", "new"] as const;
const GOLD_SOURCES = ["vendor", "researchers", "any"] as const;
const MISMATCHES = ["language"] as const;
const COPY_SOURCES = ["earlier", "elsewhere"] as const;

/** The names of the fields are those of the parameters. */
export interface BesideFilter {
  /** Name of an imported set: the decided comparisons that it scores, or votes on. */
  scored?: string;
  /** Name of another set that scores them too. */
  scoredToo?: string;
  /** Where that set puts the preferred response; of a trait, whether it has more of it. */
  puts?: (typeof PUTS)[number];
  /** Judgments of gold items whose prompt an earlier week of the contract used as gold, or did not. */
  goldUse?: (typeof GOLD_USES)[number];
  /** Judgments of gold items by whose answer counts. */
  goldBy?: (typeof GOLD_SOURCES)[number];
  /** Judgments of items that are, word for word, in what earlier weeks or other contracts have delivered until now. */
  copyOf?: (typeof COPY_SOURCES)[number];
  /** Judgments of items that name no language, by the first detected one that the contract does not agree on. */
  unagreed?: string;
  /** Judgments of items that the metric of language mismatches counts as such. */
  mismatch?: "language";
}

/** What stands beside a delivery. */
export type BesideFacts = Partial<
  Pick<
    MeasureContext,
    "scores" | "contractGold" | "earlierGoldKeys" | "earlierPairKeys" | "otherPairKeys" | "languages"
  >
>;

export const BESIDE_PARAMS = [
  "scored",
  "scoredToo",
  "puts",
  "goldUse",
  "goldBy",
  "copyOf",
  "unagreed",
  "mismatch",
] as const satisfies (keyof BesideFilter)[];

/** What cannot be read is left out, as of a slice. */
export function besideOfParams(params: URLSearchParams): BesideFilter {
  const oneOf = <Value extends string>(name: keyof BesideFilter, values: readonly Value[]) =>
    values.find((value) => value === params.get(name));
  const scored = params.get("scored") || undefined;
  const fields: BesideFilter = {
    scored,
    scoredToo: params.get("scoredToo") || undefined,
    puts: scored === undefined ? undefined : oneOf("puts", PUTS),
    goldUse: oneOf("goldUse", GOLD_USES),
    goldBy: oneOf("goldBy", GOLD_SOURCES),
    copyOf: oneOf("copyOf", COPY_SOURCES),
    unagreed: LANGUAGES.find((one) => one !== "" && one === params.get("unagreed")),
    mismatch: oneOf("mismatch", MISMATCHES),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function paramsOfBeside(beside: BesideFilter): [string, string][] {
  return BESIDE_PARAMS.flatMap((name) => (beside[name] === undefined ? [] : [[name, beside[name]]]));
}

/** Phrases that follow "judgments". */
export function describeBeside(beside: BesideFilter): string[] {
  const { scored, scoredToo, puts, goldUse, goldBy, copyOf, unagreed, mismatch } = beside;
  return [
    scored !== undefined && puts === undefined && `that ${scored} scores`,
    scored !== undefined && puts !== undefined && `whose preferred response ${scored} puts ${puts}`,
    scoredToo !== undefined && `that ${scoredToo} scores too`,
    goldUse && `on gold that ${goldUse === "before" ? "an earlier week used already" : "no earlier week used"}`,
    goldBy && GOLD_TEXT[goldBy],
    copyOf &&
      `on items that ${copyOf === "earlier" ? "an earlier week" : "another contract"} has delivered too, by now`,
    unagreed &&
      `on records that name no language and in which ${unagreed} was detected, which the contract does not agree on`,
    mismatch && "on records in another language than they name, or in one that the contract does not agree on",
  ].filter((phrase) => phrase !== false && phrase !== undefined);
}

const GOLD_TEXT: Record<(typeof GOLD_SOURCES)[number], string> = {
  vendor: "on gold of the vendor",
  researchers: "on gold that researchers agreed on",
  any: "on gold, of the vendor or agreed on by researchers",
};

/** True for an item that nobody judged of which all of it holds; null where it asks about judgments. */
export function besideItemTest(
  view: BatchView,
  { copyOf, unagreed, mismatch, ...ofJudgments }: BesideFilter,
  facts: BesideFacts,
): ((item: number) => boolean) | null {
  if (Object.keys(ofJudgments).length > 0) return null;
  const tests = itemTests(view, { copyOf, unagreed, mismatch }, facts);
  return (item) => tests.every((test) => test(item));
}

function itemTests(
  view: BatchView,
  { copyOf, unagreed, mismatch }: BesideFilter,
  facts: BesideFacts,
): ((item: number) => boolean)[] {
  return [
    ...(copyOf ? [copyTest(view, copyOf, facts)] : []),
    ...(unagreed ? [unagreedTest(view, unagreed, facts)] : []),
    ...(mismatch ? [mismatchTest(view, facts)] : []),
  ];
}

/** True for a judgment of which all of it holds; a set that is not there scores nothing. */
export function besideTests(view: BatchView, beside: BesideFilter, facts: BesideFacts): RowTest[] {
  const { scored, scoredToo, puts, goldUse, goldBy } = beside;
  const setOf = (named: string) => facts.scores?.find(({ name }) => name === named);
  return [
    ...(scored === undefined ? [] : [scoredTest(view, setOf(scored), puts)]),
    ...(scoredToo === undefined ? [] : [scoredTest(view, setOf(scoredToo), undefined)]),
    ...(goldUse || goldBy ? [goldTest(view, facts, goldUse, goldBy)] : []),
    ...itemTests(view, beside, facts).map((test) => ofItem(view, test)),
  ];
}

function scoredTest(view: BatchView, set: ScoreColumns | undefined, puts: BesideFilter["puts"]): RowTest {
  if (!set) return () => false;
  const margin = set.kind === "trait" ? traitMargin : scoreMargin;
  const sign = puts && { ahead: 1, level: 0, behind: -1 }[puts];
  return (row) => {
    if (view.judgments.second[row] === NONE_U8) return false;
    const found = Math.sign(margin(view, set.values, row));
    return !Number.isNaN(found) && (sign === undefined || found === sign);
  };
}

function goldTest(
  delivered: BatchView,
  { contractGold, earlierGoldKeys }: BesideFacts,
  use: BesideFilter["goldUse"],
  by: BesideFilter["goldBy"],
): RowTest {
  const { view, ofContract } = withContractGold(delivered, contractGold);
  const keys = earlierGoldKeys ?? new Float64Array();
  return (row) => {
    if (Number.isNaN(goldRight(view, row))) return false;
    const item = view.judgments.item[row] as number;
    if (use && isAmong(keys, view.items.promptKey[item] as number) !== (use === "before")) return false;
    return by === undefined || by === "any" || (ofContract[item] === 1) === (by === "researchers");
  };
}

function copyTest(
  { items }: BatchView,
  copyOf: NonNullable<BesideFilter["copyOf"]>,
  { earlierPairKeys, otherPairKeys }: BesideFacts,
): (item: number) => boolean {
  const sorted = (copyOf === "earlier" ? earlierPairKeys : otherPairKeys) ?? new Float64Array();
  return (item) => isAmong(sorted, items.pairKey[item] as number);
}

function unagreedTest(view: BatchView, unagreed: string, { languages }: BesideFacts): (item: number) => boolean {
  const agreed = placesOfAgreed(languages);
  if (!agreed) return () => false;
  return (item) =>
    view.items.language[item] === NONE_U16 &&
    LANGUAGES[otherLanguage(view, item, (one) => agreed.has(one))] === unagreed;
}

function mismatchTest(view: BatchView, { languages }: BesideFacts): (item: number) => boolean {
  const mismatchOf = languageMismatches(view, languages);
  return (item) => typeof mismatchOf(item) === "string";
}

function ofItem({ judgments }: BatchView, test: (item: number) => boolean): RowTest {
  return (row) => test(judgments.item[row] as number);
}
