/** Which records of a batch a list shows, and in which order: all of it stands in the URL. */
import { type BatchView, NONE_U16 } from "#app/metrics/batch-view.ts";
import {
  type BesideFacts,
  type BesideFilter,
  besideItemTest,
  besideOfParams,
  besideTests,
  describeBeside,
} from "./beside.ts";
import { matchSlice, matchUnjudged } from "./match-slice.ts";
import { describeSlice, type Slice } from "./slice.ts";
import { sliceOfParams } from "./slice-params.ts";

export const RECORD_SORTS = [
  "delivered",
  "domain",
  "turn",
  "strength",
  "seconds",
  "prompt",
  "length",
  "judgments",
] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

export interface RecordFilter {
  slice: Slice;
  beside: BesideFilter;
  /** Part of the vendor's record id; "" for any. */
  text: string;
  sort: RecordSort;
  descending: boolean;
  /** 1-based. */
  page: number;
}

export function recordFilterOf(params: URLSearchParams): RecordFilter {
  const sort = params.get("sort") ?? "";
  const page = Number(params.get("page"));
  return {
    slice: sliceOfParams(params),
    beside: besideOfParams(params),
    text: (params.get("q") ?? "").trim().slice(0, 200),
    sort: RECORD_SORTS.find((one) => one === sort.replace(/^-/, "")) ?? "delivered",
    descending: sort.startsWith("-"),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

export function asksBeside({ beside }: Pick<RecordFilter, "beside">): boolean {
  return Object.keys(beside).length > 0;
}

/** The filter as a phrase, as {@link describeSlice} says it of a slice. */
export function describeFilter({ slice, beside }: Pick<RecordFilter, "slice" | "beside">): string {
  const [own, more] = [describeSlice(slice), describeBeside(beside)];
  if (more.length === 0) return own;
  return Object.keys(slice).length === 0 ? `judgments ${more.join(", ")}` : [own, ...more].join(", ");
}

export interface MatchedRecords {
  /** Items of the view, in the order asked for. */
  items: Uint32Array;
  /** Judgments of the batch that the slice holds; a ranking counts once. */
  judgments: number;
}

/**
 * A record is in when at least one of its judgments is in the slice, or nobody judged it and the slice asks of items alone;
 * without a slice every record is.
 *
 * @param among items that the id search found, as a mask over the view's items; null for all.
 * @param facts what the filter asks beside the delivery is read from these: nothing is found where they are missing.
 */
export function matchRecords(
  view: BatchView,
  filter: RecordFilter,
  among: Uint8Array | null,
  facts: BesideFacts = {},
): MatchedRecords {
  const { judgments, items } = view;
  const isOpen = Object.keys(filter.slice).length === 0 && !asksBeside(filter);
  const mask = matchSlice(view, filter.slice);
  for (const test of besideTests(view, filter.beside, facts))
    for (let row = 0; row < judgments.n; row += 1) if (mask[row] === 1 && !test(row)) mask[row] = 0;
  const test = besideItemTest(view, filter.beside, facts);
  const unjudged = test === null ? new Uint32Array() : matchUnjudged(view, filter.slice).filter(test);
  const found: number[] = [];
  let next = 0;
  let matching = 0;
  for (let item = 0; item < items.n; item += 1) {
    if (among && among[item] !== 1) continue;
    let rows = 0;
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1)
      if (mask[row] === 1) rows += isOpen ? (judgments.lead[row] as number) : 1;
    while ((unjudged[next] ?? Number.POSITIVE_INFINITY) < item) next += 1;
    if (rows === 0 && !isOpen && unjudged[next] !== item) continue;
    matching += rows;
    found.push(item);
  }
  return { items: sorted(view, Uint32Array.from(found), filter), judgments: matching };
}

function sorted(view: BatchView, found: Uint32Array, { sort, descending }: RecordFilter): Uint32Array {
  if (sort === "delivered") return descending ? found.reverse() : found;
  const key = KEYS[sort](view);
  const keys = new Float64Array(view.items.n);
  for (const item of found) keys[item] = key(item);
  // What has no value comes last whichever way the list runs; equals keep the order of delivery.
  return found.sort((a, b) => {
    const [x, y] = [keys[a] as number, keys[b] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return (descending ? y - x : x - y) || a - b;
  });
}

const KEYS: Record<Exclude<RecordSort, "delivered">, (view: BatchView) => (item: number) => number> = {
  domain: ({ items, names }) => {
    const place = rankOf(names.domains);
    return (item) => (items.domain[item] === NONE_U16 ? Number.NaN : (place[items.domain[item] as number] as number));
  },
  turn:
    ({ items }) =>
    (item) =>
      items.turn[item] || Number.NaN,
  strength: (view) => (item) => most(view, item, (row) => Math.abs(view.judgments.strength[row] as number)),
  seconds: (view) => (item) => most(view, item, (row) => view.judgments.seconds[row] as number),
  prompt:
    ({ items }) =>
    (item) =>
      items.promptChars[item] as number,
  length:
    ({ items, responses }) =>
    (item) => {
      let longest = 0;
      for (let at = items.firstResponse[item] as number; at < (items.firstResponse[item + 1] as number); at += 1)
        longest = Math.max(longest, responses.chars[at] as number);
      return longest;
    },
  judgments:
    ({ items }) =>
    (item) =>
      (items.firstJudgment[item + 1] as number) - (items.firstJudgment[item] as number),
};

/** Largest finite value over the item's judgments; NaN when there is none. */
function most({ items }: BatchView, item: number, of: (row: number) => number): number {
  let largest = Number.NaN;
  for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
    const value = of(row);
    if (!Number.isNaN(value) && !(value <= largest)) largest = value;
  }
  return largest;
}

/** Dictionary index → place in alphabetical order. */
function rankOf(names: readonly string[]): number[] {
  const order = names.map((name, index) => ({ name, index })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rank: number[] = [];
  for (const [place, { index }] of order.entries()) rank[index] = place;
  return rank;
}
