/** What it costs to have a comparison judged by two vendors until they agree: both prices over the pairs they agree on. */
import { timesRatio } from "#app/domain/money.ts";
import { costPerUnit } from "#app/domain/pricing.ts";
import { isAgreed, type SharedPair } from "./shared-pairs.ts";

export interface ItemPlace {
  deliveryId: number;
  n: number;
}

/** A batch that holds shared items. */
export interface PricedBatch {
  batchId: string;
  currency: string;
  /** What the items of these places cost by the contract, before any credit: minor units. */
  minorOf(places: readonly ItemPlace[]): number;
}

/** The part of a batch's price that some of its units make, rounded once; 0 of a batch without units. */
export function inProportion(minor: number, part: number, whole: number): number {
  return whole > 0 ? timesRatio(minor, part, whole) : 0;
}

export interface AgreedPrice {
  currency: string;
  comparisons: number;
  agreed: number;
  /** Of the labels of the one vendor, of the other, and of both. */
  minor: [number, number];
  totalMinor: number;
  /** Ten-thousandths of a minor unit; null where no pair is agreed on. */
  micro: number | null;
}

export interface AgreedPrices {
  /** A line a currency, in the order of the alphabet. */
  lines: AgreedPrice[];
  /** Comparisons that the two vendors are paid for in different currencies: no price of both is told of them. */
  acrossCurrencies: number;
  currencies: [string[], string[]];
}

/** Currencies are never added up. Each batch's part is rounded once. */
export function agreedPrices(pairs: readonly SharedPair[], batches: readonly PricedBatch[]): AgreedPrices {
  const byId = new Map(batches.map((batch) => [batch.batchId, batch]));
  const currencyOf = (answer: SharedPair["one"]) => byId.get(answer.place.batchId)?.currency ?? "";
  const inOne = pairs.filter(({ one, other }) => currencyOf(one) === currencyOf(other));
  const currencies = [...new Set(inOne.map(({ one }) => currencyOf(one)))].sort();
  const used = (of: (pair: SharedPair) => SharedPair["one"]) =>
    [...new Set(pairs.map((pair) => currencyOf(of(pair))))].sort();
  return {
    lines: currencies.map((currency) => {
      const own = inOne.filter(({ one }) => currencyOf(one) === currency);
      const minor: [number, number] = [
        priceOf(
          own.map(({ one }) => one),
          byId,
        ),
        priceOf(
          own.map(({ other }) => other),
          byId,
        ),
      ];
      const totalMinor = minor[0] + minor[1];
      const agreed = own.filter(isAgreed).length;
      return { currency, comparisons: own.length, agreed, minor, totalMinor, micro: costPerUnit(totalMinor, agreed) };
    }),
    acrossCurrencies: pairs.length - inOne.length,
    currencies: [used(({ one }) => one), used(({ other }) => other)],
  };
}

/** Minor units. An item with several comparisons is paid once. */
function priceOf(answers: readonly SharedPair["one"][], batches: ReadonlyMap<string, PricedBatch>): number {
  const places = new Map<string, Map<string, ItemPlace>>();
  for (const { place } of answers) {
    const ofBatch = places.get(place.batchId) ?? new Map();
    places.set(place.batchId, ofBatch.set(`${place.deliveryId} ${place.n}`, place));
  }
  let minor = 0;
  for (const [batchId, ofBatch] of places) minor += batches.get(batchId)?.minorOf([...ofBatch.values()]) ?? 0;
  return minor;
}
