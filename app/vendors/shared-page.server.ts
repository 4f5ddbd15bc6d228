/** The items that two vendors were both sent: how far they agree, what an agreed pair costs, and the rows behind it. */
import { Side } from "#app/metrics/rows.ts";
import type { Db } from "#db/client.server.ts";
import { listVendors } from "#db/contracts.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { crossAgreement, FEWEST_SHARED } from "./cross-agreement.ts";
import { lotFilterOf } from "./lot-filter.ts";
import { keysOfVendor, type SharedItems, sharedItems } from "./shared-items.server.ts";
import { isAgreed, isAnswered, isOpposite, type SharedPair } from "./shared-pairs.ts";
import { sharedSentence } from "./shared-sentence.ts";
import type { Place, VendorAnswer } from "./vendor-answers.ts";

/** What the list shows. A filter is an entry here. */
export const SHARED_FILTERS = {
  apart: { title: "disagree", holds: (pair: SharedPair) => isAnswered(pair) && !isAgreed(pair) },
  opposite: { title: "opposite sides", holds: isOpposite },
  agreed: { title: "agree", holds: isAgreed },
  gold: { title: "with gold", holds: ({ gold }: SharedPair) => gold !== null },
  unanswered: { title: "no answer of one", holds: (pair: SharedPair) => !isAnswered(pair) },
  all: { title: "all", holds: () => true },
};
export type SharedFilter = keyof typeof SHARED_FILTERS;

const SORTS = {
  record: ({ one: { place } }: SharedPair) => place.deliveryId * 1e7 + place.n,
  first: ({ sides, one }: SharedPair) => shownSide(sides[0], one.lowFirst),
  second: ({ sides, one }: SharedPair) => shownSide(sides[1], one.lowFirst),
  gold: ({ gold, one }: SharedPair) => (gold === null ? 9 : shownSide(gold, one.lowFirst)),
};
export type SharedSort = keyof typeof SORTS;

const PER_PAGE = 50;
export type SharedPage = Awaited<ReturnType<typeof sharedPage>>;
export type SharedRow = SharedPage["rows"][number];

/** `?vendor=ID&vendor=ID&from=…&to=…&show=…&sort=…&page=…`. @param perPage Infinity for a download. */
export async function sharedPage(db: Db, params: URLSearchParams, now: number, perPage = PER_PAGE) {
  const all = await listVendors(db);
  const ids = [...new Set(params.getAll("vendor"))];
  const chosen = ids.flatMap((id) => all.find((vendor) => vendor.id === id) ?? []).slice(0, 2);
  const { from, to } = lotFilterOf(params);
  const [one, other] = chosen;
  const found = one && other ? await sharedOf(db, [one, other], { from, to }, now) : null;
  const show = (Object.keys(SHARED_FILTERS) as SharedFilter[]).find((key) => key === params.get("show")) ?? "apart";
  const wanted = params.get("sort") ?? "record";
  const sort = (Object.keys(SORTS) as SharedSort[]).find((key) => key === wanted.replace(/^-/, "")) ?? "record";
  const sign = wanted.startsWith("-") ? -1 : 1;
  const pairs = (found?.pairs ?? []).filter(SHARED_FILTERS[show].holds);
  pairs.sort((a, b) => sign * (SORTS[sort](a) - SORTS[sort](b)) || SORTS.record(a) - SORTS.record(b));
  const pages = Math.max(1, Math.ceil(pairs.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  const shown = Number.isFinite(perPage) ? pairs.slice((page - 1) * perPage, page * perPage) : pairs;
  return {
    choices: all.map(({ id, name }) => ({ id, name })),
    chosen: chosen.map(({ id, name }) => ({ id, name })),
    filter: { from, to },
    summary: found && summaryOf(found),
    fewest: FEWEST_SHARED,
    counts: Object.entries(SHARED_FILTERS).map(([key, { title, holds }]) => ({
      ...{ key, title },
      n: (found?.pairs ?? []).filter(holds).length,
    })),
    ...{ show, sort, descending: sign < 0, page, pages, found: pairs.length, perPage },
    rows: found ? await rowsOf(db, found, shown) : [],
  };
}

export async function sharedOf(
  db: Db,
  [one, other]: readonly [{ id: string; name: string }, { id: string; name: string }],
  span: { from: string; to: string },
  now: number,
): Promise<SharedItems> {
  return sharedItems(db, await keysOfVendor(db, one, span), await keysOfVendor(db, other, span), now);
}

export type SharedSummary = ReturnType<typeof summaryOf>;

/** What the comparison of vendors says of every two of them. */
export function summaryOf({ vendors, pairs, prices }: SharedItems) {
  const agreement = crossAgreement(pairs);
  const prompts = new Set(pairs.map(({ one }) => one.promptKey)).size;
  const ties = [0, 1].map((vendor) => pairs.filter(({ sides }) => sides[vendor] === Side.TIE).length);
  const counts = { comparisons: pairs.length, prompts, answered: pairs.filter(isAnswered).length, ties };
  const summary = { vendors, ...counts, agreement, prices };
  return { ...summary, sentence: sharedSentence(summary) };
}

async function rowsOf(db: Db, { places }: SharedItems, pairs: readonly SharedPair[]) {
  const ids = await idsAt(
    db,
    pairs.flatMap(({ one, other }) => [one.place, other.place]),
  );
  const recordOf = ({ place, votes }: VendorAnswer) => {
    const placed = places.find(({ delivery }) => delivery.id === place.deliveryId);
    const at = { contract: placed?.contract ?? "", week: placed?.week ?? 0 };
    return { ...place, ...at, id: ids.get(`${place.deliveryId} ${place.n}`) ?? "", votes };
  };
  return pairs.map(({ key, one, other, sides, gold }) => ({
    key,
    one: recordOf(one),
    other: recordOf(other),
    /** Told of the responses as the first vendor's record shows them. */
    sides: sides.map((side) => sideWord(side, one.lowFirst)),
    gold: gold === null ? null : sideWord(gold, one.lowFirst),
    isTurned: one.lowFirst !== other.lowFirst,
  }));
}

const AT_ONCE = 500;

async function idsAt(db: Db, places: readonly Place[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let i = 0; i < places.length; i += AT_ONCE)
    for (const { deliveryId, n, externalId } of await itemsAt(db, places.slice(i, i + AT_ONCE)))
      ids.set(`${deliveryId} ${n}`, externalId);
  return ids;
}

/** A side told of the lower key, as a record shows it. */
function shownSide(side: number, lowFirst: boolean): number {
  return lowFirst || side === Side.NONE || side === Side.TIE ? side : Side.SECOND - side;
}

function sideWord(side: number, lowFirst: boolean): string {
  return WORDS[shownSide(side, lowFirst)] ?? "no answer";
}

const WORDS = ["first", "tie", "second"];
