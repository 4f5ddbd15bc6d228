/** Puts items into a round: gold of a delivered batch, pairs of a file, or the contract's own gold. */
import type { GoldAnswer, ItemRecord } from "#app/domain/record.ts";
import { ItemFlag } from "#app/metrics/batch-view.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { placeOf } from "#app/review/records-page.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { addChosen, type Candidate, type Loaded, openRound } from "./choose-items.server.ts";
import { type CalibrationFile, readRecords } from "./read-records.server.ts";
import { recordText } from "./record-text.server.ts";
import { refused } from "./round.server.ts";

export type { Added } from "./choose-items.server.ts";

export type AddTools = ReviewTools & { vault: Vault };

/** Keys of the wanted sources: `want` null takes what the rule still lacks. */
export async function addGoldOfBatch(tools: AddTools, roundId: string, batchId: string, want: number | null) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const batch = await batchById(tools.db, batchId);
  if (batch?.contractId !== open.round.contractId) return refused("batch", "The batch is not one of this contract.");
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return refused("batch", "Nothing was delivered for this week yet.");
  const { items, responses } = await tools.views.of(deliveries);
  const found: Candidate[] = [];
  for (let item = 0; item < items.n; item += 1) {
    if (((items.flags[item] as number) & ItemFlag.GOLD) === 0) continue;
    const { deliveryId, n } = placeOf(deliveries, item);
    const firstKey = responses.key[items.firstResponse[item] as number] as number;
    const pairKey = items.pairKey[item] as number;
    found.push({ pairKey, firstKey, load: () => delivered(tools, deliveries, deliveryId, n) });
  }
  if (found.length === 0)
    return refused(
      "batch",
      "The batch holds no gold items. Take a file with agreed answers, or adjudicate items first.",
    );
  return addChosen(tools, open, found, want, null);
}

export async function addContractGold(tools: AddTools, roundId: string, want: number | null) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const gold = (await goldOfContract(tools.db, open.round.contractId)).filter(({ retirement }) => retirement === null);
  if (gold.length === 0)
    return refused("", "The contract has no gold of its own yet. Adjudicate contested items of a batch first.");
  const found = gold.map((one): Candidate => {
    const { pairKey, firstKey, deliveryId, item, textSha256, offset, length, externalId, domain, key } = one;
    const place = { origin: "gold" as const, deliveryId, item, textSha256, offset, length };
    return { pairKey, firstKey, load: async () => ({ ...place, externalId, domain, key, responses: 2 }) };
  });
  return addChosen(tools, open, found, want, null);
}

/** @throws UnusableFile when the file cannot be read. */
export async function addFile(
  tools: Pick<AddTools, "db" | "vault" | "now">,
  roundId: string,
  file: CalibrationFile,
  { want, by }: { want: number | null; by: string },
) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const read = await readRecords(tools.vault, file, "items");
  const found = read.records.map(({ id, offset, length, pairKey, firstKey }): Candidate => {
    const place = { textSha256: read.textSha256, offset, length };
    return { pairKey, firstKey, load: async () => fromFile(id, place, recordText(tools.vault, place)) };
  });
  return addChosen(tools, open, found, want, { read, file, by });
}

async function delivered(
  { db, vault }: AddTools,
  deliveries: readonly { id: number; textSha256: string }[],
  deliveryId: number,
  n: number,
): Promise<Loaded | null> {
  const [row] = await itemsAt(db, [{ deliveryId, n }]);
  const delivery = deliveries.find(({ id }) => id === deliveryId);
  if (!row || !delivery) return null;
  const place = { textSha256: delivery.textSha256, offset: row.offset, length: row.length };
  const record = recordText(vault, place);
  return record && { ...fromRecord(row.externalId, record), ...place, origin: "delivery", deliveryId, item: n };
}

function fromFile(
  id: string,
  place: { textSha256: string; offset: number; length: number },
  record: ItemRecord | null,
): Loaded | null {
  return record && { ...fromRecord(id, record), ...place, origin: "file", deliveryId: null, item: null };
}

function fromRecord(externalId: string, { responses, domain, gold }: ItemRecord) {
  return {
    externalId,
    domain: domain ?? null,
    key: (gold as GoldAnswer | undefined) ?? null,
    responses: responses.length,
  };
}
