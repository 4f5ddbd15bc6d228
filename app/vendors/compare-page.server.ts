/** The comparison of vendors as its page and its download show it. */
import type { Db } from "#db/client.server.ts";
import { listVendors } from "#db/contracts.server.ts";
import { compareMoney, compareVendors, comparisonSentence } from "./compare-vendors.ts";
import { lotFilterOf } from "./lot-filter.ts";
import { mixOfVendor } from "./mix-of-vendor.server.ts";
import { vendorScorecard } from "./scorecard-page.server.ts";
import { keysOfVendor, sharedItems } from "./shared-items.server.ts";
import { type SharedSummary, summaryOf } from "./shared-page.server.ts";

/** More columns than this cannot be read side by side. */
export const MOST_VENDORS = 4;

export type VendorComparison = Awaited<ReturnType<typeof vendorComparison>>;

/** `?vendor=ID&vendor=ID&from=…&to=…`; unknown vendors are passed over. */
export async function vendorComparison(db: Db, params: URLSearchParams, now: number) {
  const all = await listVendors(db);
  const wanted = [...new Set(params.getAll("vendor"))];
  const known = wanted.flatMap((id) => all.find((vendor) => vendor.id === id) ?? []);
  const chosen = known.slice(0, MOST_VENDORS);
  const { from, to } = lotFilterOf(params);
  const span = new URLSearchParams({ from, to });
  const vendors = [];
  for (const vendor of chosen) {
    const card = await vendorScorecard(db, vendor, span, now);
    const { lines, money, response, batches, unitKinds } = card;
    const mix = await mixOfVendor(db, vendor.id);
    vendors.push({ ...card.vendor, lines, money, response, batches: batches.shown, unitKinds, mix });
  }
  const lines = compareVendors(vendors);
  return {
    choices: all.map(({ id, name, contracts }) => ({ id, name, contracts })),
    chosen: chosen.map(({ id }) => id),
    /** More were asked for than are shown. */
    leftOut: known.length - chosen.length,
    filter: { contract: "", from, to },
    vendors: vendors.length < 2 ? [] : vendors,
    sentence: vendors.length < 2 ? "" : comparisonSentence(vendors, lines),
    lines,
    money: compareMoney(vendors),
    shared: await everyTwo(db, chosen, { from, to }, now),
  };
}

/** What every two of them were both sent. */
async function everyTwo(
  db: Db,
  vendors: readonly { id: string; name: string }[],
  span: { from: string; to: string },
  now: number,
): Promise<SharedSummary[]> {
  const keys = [];
  for (const vendor of vendors) keys.push(await keysOfVendor(db, vendor, span));
  const found: SharedSummary[] = [];
  for (const [i, one] of keys.entries())
    for (const other of keys.slice(i + 1)) found.push(summaryOf(await sharedItems(db, one, other, now)));
  return found;
}
