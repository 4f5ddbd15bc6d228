/** How much of a batch its flags touch, in judgments, records, units and money; overlaps counted once. */
import { STANDING_STATES } from "#app/domain/flag.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import { paidUnitsByDomain } from "#app/metrics/paid-units.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { FlagRow } from "#db/flags.server.ts";
import { batchPrice } from "./batch-price.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { type FlagShare, flagOverlap, type Touched } from "./flag-overlap.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import type { Slice } from "./slice.ts";

/** Minor units at the batch's average price: what the touched units would cost. */
export type Priced = Touched & { minor: number };

export interface FlagNumbers {
  unit: PaidUnit;
  currency: string;
  /** By flag; those that are open or upheld. */
  flags: Record<number, FlagShare & { minor: number }>;
  whole: Priced;
  batch: Priced;
}

/** Of the open and upheld among these flags of one batch; null when nothing was delivered. */
export async function flagNumbers(
  tools: ReviewTools,
  batchId: string,
  flags: readonly FlagRow[],
): Promise<FlagNumbers | null> {
  const standing = flags.filter(({ state }) => STANDING_STATES.includes(state)).sort((a, b) => a.id - b.id);
  const found = await sliceNumbers(tools, batchId, standing.map(sliceOfFlag));
  if (!found) return null;
  const { shares, ...rest } = found;
  return { ...rest, flags: Object.fromEntries(standing.map(({ id }, i) => [id, shares[i] as (typeof shares)[0]])) };
}

/** The same of any slices. */
export async function sliceNumbers(tools: ReviewTools, batchId: string, slices: readonly Slice[]) {
  const batch = await batchById(tools.db, batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (!contract || deliveries.length === 0) return null;
  const unit = contract.unit as PaidUnit;
  const view = await tools.views.of(deliveries);
  const overlap = flagOverlap(view, slices, unit);
  const batchMinor = (await batchPrice(tools.db, contract, batchId))(
    overlap.batch.units,
    paidUnitsByDomain(view, unit),
  );
  const minorOf = ({ units }: Touched) =>
    overlap.batch.units === 0 ? 0 : Math.round((batchMinor * units) / overlap.batch.units);
  const priced = (touched: Touched): Priced => ({ ...touched, minor: minorOf(touched) });
  return {
    unit,
    currency: contract.currency,
    shares: overlap.flags.map((share) => ({ ...share, minor: minorOf(share.touched) })),
    whole: priced(overlap.whole),
    batch: priced(overlap.batch),
  };
}
