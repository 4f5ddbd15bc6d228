/** Holds deliveries that are already here against the protected sets as they are now, and measures them anew. */
import type { ItemRecord } from "#app/domain/record.ts";
import { readAt, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { itemPlaces } from "#db/item-places.server.ts";
import { type ContaminationHitRow, replaceContamination } from "#db/protected-sets.server.ts";
import { deletedAmong } from "#db/retention.server.ts";
import { measureDelivery } from "../measure-delivery.server.ts";
import { ContaminationCheck } from "./contamination-check.ts";
import { protectionOf } from "./protection.server.ts";

export interface RescanHooks {
  progress(items: number): void;
  cancelled(): boolean;
}

export interface Rescanned {
  items: number;
  found: number;
  sets: number;
}

/** All deliveries given, in order; null when cancelled: those done by then stay done. */
export async function rescan(
  db: Db,
  vault: Vault,
  deliveries: readonly DeliveryRow[],
  now: number,
  hooks: RescanHooks,
): Promise<Rescanned | null> {
  const protection = await protectionOf(db, vault);
  const check = protection && new ContaminationCheck(protection);
  const setIds = protection?.sets.map(({ id }) => id) ?? [];
  const sum = { items: 0, found: 0, sets: setIds.length };
  const deleted = await deletedAmong(
    db,
    deliveries.map(({ id }) => id),
  );
  for (const delivery of deliveries) {
    // What was found while its texts were here stays.
    if (deleted.has(delivery.id)) continue;
    const rules = new Uint8Array(delivery.items);
    const hits: Omit<ContaminationHitRow, "deliveryId">[] = [];
    for (const page of itemPlaces(db, delivery.id)) {
      if (hooks.cancelled()) return null;
      for (const { n, offset, length } of page) {
        if (!check) break;
        const { prompt } = recordAt(vault, delivery.textSha256, offset, length);
        const found = check.check(prompt);
        rules[n] = found.rules;
        for (const hit of found.hits) hits.push({ item: n, ...hit });
        if (found.rules !== 0) sum.found += 1;
      }
      sum.items += page.length;
      hooks.progress(sum.items);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await replaceContamination(db, delivery.id, { rules, hits, setIds }, now);
    await measureDelivery(db, vault, delivery, now);
  }
  return sum;
}

function recordAt(vault: Vault, sha256: string, offset: number, length: number): Pick<ItemRecord, "prompt"> {
  return JSON.parse(readAt(vault, sha256, offset, length).toString("utf8")) as Pick<ItemRecord, "prompt">;
}
