/** What a vendor delivered, by domain and by language: what two vendors were asked differs, and so do their numbers. */
import { NONE_U16 } from "#app/metrics/batch-view.ts";
import { lazyBatchView } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { activeDeliveriesOfVendor } from "#db/vendor-lots.server.ts";

export interface VendorMix {
  items: number;
  /** Shares of all items, the largest first; items that name none are left out. */
  domains: { name: string; share: number }[];
  languages: { name: string; share: number }[];
}

export async function mixOfVendor(db: Db, vendorId: string): Promise<VendorMix> {
  const counts = { domains: new Map<string, number>(), languages: new Map<string, number>() };
  let all = 0;
  for (const delivery of await activeDeliveriesOfVendor(db, vendorId)) {
    const { items, names } = await lazyBatchView(db, [delivery]);
    all += items.n;
    count(counts.domains, items.domain, names.domains);
    count(counts.languages, items.language, names.languages);
  }
  return { items: all, domains: shares(counts.domains, all), languages: shares(counts.languages, all) };
}

function count(counts: Map<string, number>, column: Uint16Array, names: readonly string[]): void {
  const byPlace = new Uint32Array(names.length);
  for (const place of column)
    if (place !== NONE_U16 && place < names.length) byPlace[place] = (byPlace[place] ?? 0) + 1;
  for (const [place, name] of names.entries()) {
    const n = byPlace[place] ?? 0;
    if (n > 0) counts.set(name, (counts.get(name) ?? 0) + n);
  }
}

function shares(counts: Map<string, number>, all: number): { name: string; share: number }[] {
  return [...counts]
    .map(([name, n]) => ({ name, share: n / all }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}
