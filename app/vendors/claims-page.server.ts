/** What a vendor still owes over all its contracts: credits, rework and replacement that nothing has closed. */
import { isKept } from "#app/domain/kept-fields.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { sortOf, textOrder } from "./list-sort.ts";
import { filterLots, lotFilterOf, ofVendor } from "./lot-filter.ts";
import { vendorLots } from "./vendor-lots.server.ts";

export const CLAIM_KINDS = ["credit", "rework", "replacement"] as const;

export interface VendorClaim {
  kind: (typeof CLAIM_KINDS)[number];
  contractId: string;
  contract: string;
  batchId: string;
  week: number;
  unit: string;
  units: number | null;
  minor: number | null;
  currency: string;
  /** UTC milliseconds. */
  since: number;
}

const SORTS = {
  since: ({ since }: VendorClaim) => since,
  kind: ({ kind }: VendorClaim) => kind,
  batch: ({ contract, week }: VendorClaim) => `${contract} ${String(week).padStart(4, "0")}`,
  amount: ({ currency, minor }: VendorClaim) =>
    minor === null ? "" : `${currency} ${String(minor).padStart(16, "0")}`,
  units: ({ units }: VendorClaim) => units ?? "",
};
export type ClaimSort = keyof typeof SORTS;

export type VendorClaims = NonNullable<Awaited<ReturnType<typeof vendorClaims>>>;

/** `?kind=credit&currency=USD&contract=…&from=…&to=…&sort=-since`; undefined when there is no such vendor. */
export async function vendorClaims(db: Db, vendorId: string, params: URLSearchParams, now: number) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const { contracts, lots, claims: all } = await vendorLots(db, vendorId, now);
  const filter = ofVendor(lotFilterOf(params), contracts);
  const shown = new Map(filterLots(lots, filter).map((lot) => [lot.batchId, lot]));
  const kind = CLAIM_KINDS.find((one) => one === params.get("kind")) ?? null;
  const currencies = [...new Set(contracts.map(({ currency }) => currency))].sort();
  const currency = currencies.find((one) => one === params.get("currency")) ?? null;
  const sort = sortOf(params, Object.keys(SORTS) as ClaimSort[], "since");
  const claims: VendorClaim[] = all.flatMap((claim) => {
    const lot = shown.get(claim.batchId);
    if (!lot || (kind && claim.kind !== kind) || (currency && claim.currency !== currency)) return [];
    return [{ ...claim, contract: lot.contract, week: lot.week, unit: lot.unit }];
  });
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    kind,
    currency,
    currencies,
    choices: contracts.map(({ id, title }) => ({ id, title })),
    sort,
    all: all.length,
    keepsCredits: lots.some(({ payableMinor }) => isKept(payableMinor)),
    claims: claims.sort(textOrder(SORTS[sort.key], sort.direction)),
    /** Credits by currency, which are never added up. */
    sums: currencies.flatMap((one) => {
      const own = claims.filter((claim) => claim.currency === one && claim.minor !== null);
      const minor = own.reduce((sum, claim) => sum + (claim.minor ?? 0), 0);
      return own.length === 0 ? [] : [{ currency: one, minor, credits: own.length }];
    }),
  };
}
