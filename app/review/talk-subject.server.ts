/** What is talked about: its name, its address and the contract it belongs to. */
import type { TalkSubject } from "#app/domain/talk.ts";
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { flagInList } from "#db/flags.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { savedSliceById } from "#db/slices.server.ts";

export interface TalkPlace {
  contractId: string;
  contract: string;
  /** The contract's: where its days end. */
  timeZone: string;
  /** @example "Week 3", "Record rec-17 of week 3", "Flag 12" */
  label: string;
  href: string;
}

/** undefined when there is no such thing. */
export async function talkPlace(db: Db, kind: TalkSubject, key: string): Promise<TalkPlace | undefined> {
  const found = await FINDERS[kind](db, key);
  const contract = found && (await contractById(db, found.contractId));
  return contract && found && { ...found, contract: contract.title, timeZone: contract.timeZone };
}

type Found = Omit<TalkPlace, "contract" | "timeZone"> | undefined;

const FINDERS: Record<TalkSubject, (db: Db, key: string) => Promise<Found>> = {
  contract: async (_, key) => ({ contractId: key, label: "The contract", href: `/contracts/${key}` }),
  async batch(db, key) {
    const batch = await batchById(db, key);
    return batch && { contractId: batch.contractId, label: `Week ${batch.week}`, href: `/batches/${key}` };
  },
  async slice(db, key) {
    const slice = await savedSliceById(db, wholeNumber(key));
    return slice && { contractId: slice.contractId, label: `Slice ${slice.name}`, href: `/slices/${slice.id}` };
  },
  async flag(db, key) {
    const flag = await flagInList(db, wholeNumber(key));
    return flag && { contractId: flag.contractId, label: `Flag ${flag.id}`, href: `/flags/${flag.id}` };
  },
  async record(db, key) {
    const [deliveryId = 0, n = 0] = key.split("/").map(wholeNumber);
    const delivery = await deliveryById(db, deliveryId);
    const [item] = delivery ? await itemsAt(db, [{ deliveryId, n }]) : [];
    const batch = delivery && (await batchById(db, delivery.batchId));
    if (!batch || !item) return undefined;
    return {
      contractId: batch.contractId,
      label: `Record ${item.externalId} of week ${batch.week}`,
      href: `/batches/${batch.id}/records/${deliveryId}/${n}`,
    };
  },
};

/** 0, which nothing is numbered with but a record's place, for what is no number. */
function wholeNumber(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : 0;
}
