/** The batches behind a number of a vendor's scorecard. */
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { firstPass, type Lot } from "./lot.ts";
import { filterLots, lotFilterOf } from "./lot-filter.ts";
import { MEASURES } from "./measures.ts";
import { vendorLots } from "./vendor-lots.server.ts";

export type LotsPage = NonNullable<Awaited<ReturnType<typeof lotsPage>>>;

/** undefined when there is no such vendor. */
export async function lotsPage(db: Db, vendorId: string, params: URLSearchParams, now: number) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const filter = lotFilterOf(params);
  const { contracts, lots: all } = await vendorLots(db, vendorId, now);
  const measure = MEASURES.find(({ id }) => id === params.get("measure"));
  const lots = filterLots(all, filter).filter((lot) => !measure || measure.counts(lot));
  const wanted = params.get("sort") ?? "due";
  const key = LOT_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "due";
  const direction = wanted.startsWith("-") ? ("descending" as const) : ("ascending" as const);
  const sign = direction === "ascending" ? 1 : -1;
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    measure: measure ? { id: measure.id, title: measure.title, definition: measure.definition } : null,
    measures: MEASURES.map(({ id, title }) => ({ id, title })),
    choices: contracts.map(({ id, title }) => ({ id, title })),
    all: all.length,
    sort: { key, direction },
    lots: lots.sort((a, b) => sign * compare(SORT_VALUES[key](a), SORT_VALUES[key](b)) || a.dueAt - b.dueAt),
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : -1);
const estimate = ({ kind, ...outcome }: { kind: string; value?: number } = { kind: "" }) => outcome.value ?? -1;

const SORT_VALUES = {
  due: ({ dueAt }: Lot): number | string => dueAt,
  contract: ({ contract }: Lot) => contract,
  late: ({ daysLate }: Lot) => daysLate,
  missing: ({ missingUnits }: Lot) => missingUnits,
  accepted: ({ acceptedUnits, deliveredUnits }: Lot) => share(acceptedUnits, deliveredUnits),
  "first-pass": (lot: Lot) => Number(firstPass(lot) ?? -1),
  agreement: ({ agreement }: Lot) => estimate(agreement ?? undefined),
  gold: ({ gold }: Lot) => estimate(gold ?? undefined),
  drift: ({ drift }: Lot) => drift?.length ?? -1,
};
export type LotSort = keyof typeof SORT_VALUES;
export const LOT_SORTS = Object.keys(SORT_VALUES) as LotSort[];

function compare(a: number | string, b: number | string): number {
  return typeof a === "string" || typeof b === "string" ? String(a).localeCompare(String(b), "en") : a - b;
}
