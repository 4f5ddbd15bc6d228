/** The batches behind a number of a vendor's scorecard. */
import { type Cell, compareCells } from "#app/domain/list.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { firstPass, type Lot } from "./lot.ts";
import { filterLots, lotFilterOf, ofVendor } from "./lot-filter.ts";
import { MEASURES } from "./measures.ts";
import { vendorLots } from "./vendor-lots.server.ts";

export type LotsPage = NonNullable<Awaited<ReturnType<typeof lotsPage>>>;

/** undefined when there is no such vendor. */
export async function lotsPage(db: Db, vendorId: string, params: URLSearchParams, now: number) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const { contracts, lots: all } = await vendorLots(db, vendorId, now);
  const filter = ofVendor(lotFilterOf(params), contracts);
  const measure = BEHIND.find(({ id }) => id === params.get("measure"));
  const currencies = [...new Set(contracts.map((contract) => contract.currency))].sort();
  const currency = currencies.find((one) => one === params.get("currency")) ?? "";
  const lots = filterLots(all, filter)
    .filter((lot) => !measure || measure.counts(lot))
    .filter((lot) => currency === "" || lot.currency === currency);
  const wanted = params.get("sort") ?? "due";
  const key = LOT_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "due";
  const direction = wanted.startsWith("-") ? ("descending" as const) : ("ascending" as const);
  const sign = direction === "ascending" ? 1 : -1;
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    measure: measure ? { id: measure.id, title: measure.title, definition: measure.definition } : null,
    measures: BEHIND.map(({ id, title }) => ({ id, title })),
    currency,
    /** null over several currencies: they are never added up. */
    totals: totalsOf(lots),
    choices: contracts.map(({ id, title }) => ({ id, title })),
    all: all.length,
    sort: { key, direction },
    lots: lots.sort((a, b) => compareCells(SORT_VALUES[key](a), SORT_VALUES[key](b), sign) || a.dueAt - b.dueAt),
  };
}

/** A cost is no measure of quality, but it too has batches behind it. */
const COST = {
  id: "cost",
  title: "Cost per effective unit",
  definition:
    "Payable / effective units (Kish’s size of what the decisions let into training), over the batches that have either. What silence accepted is left out: it says nothing of what trains.",
  counts: ({ payableMinor, effectiveUnits, isDeemed }: Lot) =>
    !isDeemed && (payableMinor !== 0 || (effectiveUnits ?? 0) !== 0),
};
const BEHIND = [...MEASURES, COST];

function totalsOf(lots: readonly Lot[]) {
  const [first, ...others] = new Set(lots.map(({ currency }) => currency));
  if (first === undefined || others.length > 0) return null;
  const sum = (of: (lot: Lot) => number) => lots.reduce((total, lot) => total + of(lot), 0);
  return {
    currency: first,
    payableMinor: sum(({ payableMinor }) => payableMinor),
    effectiveUnits: Math.round(sum(({ effectiveUnits }) => effectiveUnits ?? 0)),
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
const numberOf = (is: boolean | null) => (is === null ? null : Number(is));
const estimate = ({ kind, ...outcome }: { kind: string; value?: number } = { kind: "" }) => outcome.value ?? null;

/** What cannot be told is null, and stands last either way. */
const SORT_VALUES = {
  due: ({ dueAt }: Lot): Cell => dueAt,
  contract: ({ contract }: Lot) => contract,
  late: ({ daysLate, isDue }: Lot) => (isDue ? daysLate : null),
  missing: ({ missingUnits, isDue }: Lot) => (isDue ? missingUnits : null),
  accepted: ({ acceptedUnits, payableUnits }: Lot) => share(acceptedUnits, payableUnits),
  "first-pass": (lot: Lot) => numberOf(firstPass(lot)),
  agreement: ({ agreement }: Lot) => estimate(agreement ?? undefined),
  gold: ({ gold }: Lot) => estimate(gold ?? undefined),
  drift: ({ drift }: Lot) => drift?.length ?? null,
  payable: ({ payableMinor }: Lot) => payableMinor,
  effective: ({ effectiveUnits }: Lot) => effectiveUnits ?? null,
};
export type LotSort = keyof typeof SORT_VALUES;
export const LOT_SORTS = Object.keys(SORT_VALUES) as LotSort[];
