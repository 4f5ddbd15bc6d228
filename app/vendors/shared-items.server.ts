/** Finds the items that two vendors both delivered, by the keys of their texts, and reads what each said of them. */
import { isScoped } from "#app/domain/price-line.ts";
import { amountFor } from "#app/domain/pricing.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { ContractGold } from "#app/metrics/gold/contract-gold.ts";
import { isAmong } from "#app/metrics/integrity/is-among.ts";
import { paidUnitsByDomain } from "#app/metrics/paid-units.ts";
import { batchPrice } from "#app/review/batch-price.server.ts";
import { lazyBatchView, pairKeysOf, storedKeys } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { type DeliveryOfVendor, placedDeliveriesOfVendor } from "#db/vendor-lots.server.ts";
import { inSpan, type LotFilter } from "./lot-filter.ts";
import { agreedPrices, type ItemPlace, inProportion, type PricedBatch } from "./price-of-agreed.ts";
import { sharedPairs } from "./shared-pairs.ts";
import { addAnswers, type VendorAnswers } from "./vendor-answers.ts";

export interface VendorKeys {
  vendor: { id: string; name: string };
  deliveries: DeliveryOfVendor[];
  /** Of every item in force, ascending. */
  keys: Float64Array;
}

export async function keysOfVendor(
  db: Db,
  vendor: { id: string; name: string },
  span: Pick<LotFilter, "from" | "to">,
): Promise<VendorKeys> {
  const deliveries = (await placedDeliveriesOfVendor(db, vendor.id)).filter(({ dueAt }) => inSpan(dueAt, span));
  const keys = await pairKeysOf(
    db,
    deliveries.map(({ delivery }) => delivery.id),
  );
  return { vendor: { id: vendor.id, name: vendor.name }, deliveries, keys };
}

export type SharedItems = Awaited<ReturnType<typeof sharedItems>>;

/** Nothing is read of deliveries that share nothing. */
export async function sharedItems(db: Db, one: VendorKeys, other: VendorKeys, now: number) {
  const shared = one.keys.filter((key, i) => key !== one.keys[i - 1] && isAmong(other.keys, key));
  const [first, second] = [await answersOf(db, one, shared), await answersOf(db, other, shared)];
  const places = [...first.deliveries, ...second.deliveries];
  const contractIds = [...new Set(places.map(({ contractId }) => contractId))];
  const pairs = sharedPairs(first.answers, second.answers, await goldOf(db, contractIds));
  const batches = await pricedBatches(db, contractIds, new Map([...first.views, ...second.views]), now);
  return { vendors: [one.vendor, other.vendor], places, pairs, prices: agreedPrices(pairs, batches) };
}

async function answersOf(db: Db, { deliveries }: VendorKeys, shared: Float64Array) {
  const answers: VendorAnswers = new Map();
  const found: DeliveryOfVendor[] = [];
  const views = new Map<number, BatchView>();
  for (const placed of deliveries) {
    const { id, batchId } = placed.delivery;
    if (shared.length === 0 || !storedKeys(db, id, "items.pairKey").some((key) => isAmong(shared, key))) continue;
    const view = await lazyBatchView(db, [placed.delivery]);
    addAnswers(answers, view, shared, { batchId, deliveryId: id });
    found.push(placed);
    views.set(id, view);
  }
  return { answers, deliveries: found, views };
}

/** In use, with the batch it was chosen in. */
async function goldOf(db: Db, contractIds: readonly string[]): Promise<(ContractGold & { batchId: string })[]> {
  const all = [];
  for (const id of contractIds)
    for (const { pairKey, firstKey, keyStrength, keyTie, retirement, adjudication } of await goldOfContract(db, id))
      if (retirement === null)
        all.push({ pairKey, firstKey, strength: keyStrength, tie: keyTie, batchId: adjudication.batchId });
  return all;
}

async function pricedBatches(
  db: Db,
  contractIds: readonly string[],
  views: ReadonlyMap<number, BatchView>,
  now: number,
): Promise<PricedBatch[]> {
  const priced: PricedBatch[] = [];
  for (const id of contractIds) {
    const ledger = await contractLedger(db, id, now);
    if (!ledger) continue;
    const { contract, batches, pricing } = ledger;
    for (const { batchId, after, deliveredUnits: whole } of batches) {
      const byDomain = isScoped(pricing.tiers) ? await batchPrice(db, contract, batchId) : null;
      priced.push({
        ...{ batchId, currency: contract.currency },
        minorOf(places) {
          const domains = unitsByDomain(places, views, contract.unit as PaidUnit);
          const units = Object.values(domains).reduce((sum, one) => sum + one, 0);
          // Where prices differ by domain, the shared items have their own; else any unit of the batch costs the same.
          if (byDomain) return byDomain(units, domains);
          return inProportion(amountFor(pricing, { after, units: whole }), units, whole);
        },
      });
    }
  }
  return priced;
}

function unitsByDomain(
  places: readonly ItemPlace[],
  views: ReadonlyMap<number, BatchView>,
  unit: PaidUnit,
): Record<string, number> {
  const units: Record<string, number> = {};
  for (const [deliveryId, view] of views) {
    const keepItem = new Uint8Array(view.items.n);
    for (const place of places) if (place.deliveryId === deliveryId) keepItem[place.n] = 1;
    for (const [domain, n] of Object.entries(paidUnitsByDomain({ ...view, keepItem }, unit)))
      units[domain] = (units[domain] ?? 0) + n;
  }
  return units;
}
